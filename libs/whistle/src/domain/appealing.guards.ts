import { localDate } from '#calendar';
import { reject } from '#event-sourcing';
import { isWronglyCalled } from './summons-clocks.js';
import { isSettled, pendingDecline, type Summons } from './summons.state.js';
import { stopTimeOf } from './summons-stops.js';
import { ASSESSMENT_ROLE, type WhistleContext } from './whistle.context.js';
import type { Appeal, ClockName, Contested, Evidence } from './whistle.events.js';
import { isOrSucceeds, refuseStranger, refuseUnlessStreet } from './whistle.guards.js';
import type { WhistleRefusal } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';

/** What an appeal says. */
export interface Claim {
  readonly contested: Contested;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
}

/** The summons that is contested, and its whistle. */
interface Place {
  readonly state: Whistle;
  readonly summons: Summons;
}

/** Whether two appeals are about one matter: of times, each clock is its own. */
export const sameMatter = (a: Contested, b: Contested): boolean =>
  a.subject === b.subject &&
  (a.subject !== 'timestamp' || b.subject !== 'timestamp' || a.clock === b.clock);

/** What is claimed, beside the matter. */
function claimOf(contested: Contested): string | undefined {
  if (contested.subject === 'timestamp') return contested.claimedAt;
  return contested.subject === 'exclusion' ? contested.ground : undefined;
}

/** Whether an appeal says nothing that is not on record. */
export function isSame(known: Appeal, { contested, reason, evidence }: Claim): boolean {
  const { evidence: sent } = known;
  return (
    known.reason === reason &&
    claimOf(known.contested) === claimOf(contested) &&
    evidence.every(({ reference, mediaType }) =>
      sent.some((one) => one.reference === reference && one.mediaType === mediaType),
    )
  );
}

/**
 * Refuses unless it is the department that is judged; the street and the command centre may ask for an
 * exclusion as well. Who is only informed (知会) is judged in nothing.
 */
export function refuseUnlessFiler(
  { subject }: Contested,
  { state, summons }: Place,
  context: WhistleContext,
): WhistleRefusal | undefined {
  const isOwn = isOrSucceeds(context, summons.department);
  const isAsked = subject === 'exclusion' && !refuseUnlessStreet(state, context);
  if (!isOwn && !isAsked) return refuseStranger(summons.department, context);
  return summons.role === 'informed' ? reject('INFORMED_ONLY') : undefined;
}

/** Within which a clock can have stopped: what the whistle itself knows. */
interface Bounds {
  readonly from: string;
  readonly to: string;
  /** A stop is on record, and the other one has to be earlier. */
  readonly isRecorded: boolean;
}

function boundsOf(summons: Summons, clock: ClockName, now: string): Bounds {
  const { summonedAt, waits, releasedAt, confirmedAt } = summons;
  // What was sent back was not done: a report counts after the latest return only.
  const returned =
    clock === 'resolve' ? waits.findLast(({ clocks }) => clocks.includes(clock)) : undefined;
  const recorded = stopTimeOf(summons, clock);
  return {
    from: returned?.to ?? summonedAt,
    to: recorded ?? releasedAt ?? confirmedAt ?? now,
    isRecorded: recorded !== undefined,
  };
}

/** Refuses a time that contradicts the whistle, or is no earlier than what is on record. */
export function refuseUnlessPossible(
  summons: Summons,
  { clock, stoppedAt }: { readonly clock: ClockName; readonly stoppedAt: string },
  { now }: WhistleContext,
): WhistleRefusal | undefined {
  const { from, to, isRecorded } = boundsOf(summons, clock, now);
  const isBefore = isRecorded ? stoppedAt < to : stoppedAt <= to;
  if (from <= stoppedAt && isBefore) return undefined;
  return reject('APPEAL_TIME', { from, to, recorded: String(isRecorded) });
}

/** While it can still be declined or sent back, there are other ways than an appeal. */
const refuseUnlessOver = (
  summons: Summons,
  what: 'duty' | 'resolve',
): WhistleRefusal | undefined =>
  isSettled(summons) ? undefined : reject('APPEAL_TOO_EARLY', { what });

function refuseTimestamp(
  contested: Extract<Contested, { subject: 'timestamp' }>,
  summons: Summons,
  context: WhistleContext,
): WhistleRefusal | undefined {
  const { clock, claimedAt: stoppedAt } = contested;
  const early = clock === 'resolve' ? refuseUnlessOver(summons, 'resolve') : undefined;
  return early ?? refuseUnlessPossible(summons, { clock, stoppedAt }, context);
}

/** A time and an exclusion are claimed with evidence, in every case. */
const refuseUnlessEvidenced = ({ evidence }: Claim): WhistleRefusal | undefined =>
  evidence.length > 0 ? undefined : reject('EVIDENCE_REQUIRED');

function refuseDuty(summons: Summons): WhistleRefusal | undefined {
  if (pendingDecline(summons)) return reject('DECLINE_PENDING');
  if (isWronglyCalled(summons)) return reject('NOTHING_TO_CONTEST', { subject: 'duty' });
  return refuseUnlessOver(summons, 'duty');
}

/** Refuses where there is nothing to contest, or not yet, or without the evidence that it takes. */
export function refuseUnlessContestable(
  claim: Claim,
  summons: Summons,
  context: WhistleContext,
): WhistleRefusal | undefined {
  const { contested } = claim;
  switch (contested.subject) {
    case 'timestamp':
      return refuseTimestamp(contested, summons, context) ?? refuseUnlessEvidenced(claim);
    case 'rating':
      return summons.rating ? undefined : reject('NOTHING_TO_CONTEST', { subject: 'rating' });
    case 'duty':
      return refuseDuty(summons);
    case 'exclusion':
      return refuseUnlessEvidenced(claim);
  }
}

/** The limit of the rules: from the rating that is contested, or from the end of the summons. */
function limitOf({ subject }: Contested, { state, summons }: Place, { rules }: WhistleContext) {
  const { rating, confirmedAt, releasedAt, rule } = summons;
  const since = subject === 'rating' ? rating?.at : (confirmedAt ?? releasedAt);
  const limit = rules.policyOf(state.kind, rule)?.appeal?.file;
  return limit && since !== undefined ? rules.start(limit, rule, since).dueAt : undefined;
}

/** Refuses once a limit of the rules, or the window of the period that it counts in, has passed. */
export function refuseUnlessInTime(
  contested: Contested,
  place: Place,
  context: WhistleContext,
): WhistleRefusal | undefined {
  const window = context.appealWindow?.contestableUntil(localDate(place.summons.summonedAt));
  const limits = [limitOf(contested, place, context), window];
  const passed = limits.filter((until) => until !== undefined && until < context.now).sort();
  return passed[0] === undefined ? undefined : reject('APPEAL_TOO_LATE', { until: passed[0] });
}

/**
 * Refuses unless it is an official of the assessment who belongs neither to the street nor to the
 * department: nobody decides in his own matter, or what he has filed himself.
 */
export function refuseUnlessDecider(
  { account, by }: Appeal,
  { state, summons }: Place,
  context: WhistleContext,
): WhistleRefusal | undefined {
  const { acting } = context;
  if (acting.role !== ASSESSMENT_ROLE)
    return reject('NOT_YOUR_ORGANISATION', { organisation: '区考核部门' });
  const parties = [summons.department, state.street, state.raisedBy];
  const isParty = parties.some((party) => isOrSucceeds(context, party));
  const isFiler = acting.account === account && acting.organisation === by;
  return isParty || isFiler ? reject('NOT_INDEPENDENT') : undefined;
}
