import { isWronglyCalled } from '../../domain/summons-clocks.js';
import { isDeemedVerified } from '../../domain/summons.asks.js';
import { isOfStreet, type Pause, type Summons } from '../../domain/summons.state.js';
import type { RuleReference } from '../../domain/whistle.events.js';
import type { Whistle } from '../../domain/whistle.state.js';
import type { WhistleStatus } from '../work-lists/street-work-list.js';
import type { ClockDetail, SummonsDetail } from './whistle-detail.js';
import {
  shownAppeals,
  shownCall,
  shownCard,
  shownDecline,
  shownEnforcement,
  shownExtensions,
  shownGate,
  shownPauseRequests,
  shownStreetClocks,
  shownSupervisions,
} from './shown-procedure.js';
import { shownArrival, shownReport } from './shown-response.js';
import type { WhistleAnswer } from './whistle-detail.query.js';
import type { SummonsClockType, SummonsType } from './summons.types.js';
import { shownEvidence } from './evidence.type.js';
import type { WhistleType } from './whistle.types.js';

/** A whistle in the words of the API. */
export function shownWhistle(answer: WhistleAnswer): ShownWhistle {
  const { id, raised, whistle, revision, position, freshness, nameOf } = answer;
  const { kind, level, category, title, description, place, channel, street, raisedBy } = raised;
  return {
    id,
    kind,
    kindName: answer.kindName(kind),
    level,
    category,
    categoryName: answer.categoryName(category),
    title,
    description,
    place,
    channel,
    street,
    raisedBy,
    revision,
    position,
    freshness,
    reopened: whistle.reopened,
    stage: whistle.stage,
    ...shownCourse(answer),
    status: whistle.status as WhistleStatus,
    contact: raised.contact ?? null,
    streetName: nameOf(street),
    raisedByName: nameOf(raisedBy),
    raisedAt: raised.at,
    rule: ruleOf(raised.rule),
    source: raised.source ?? null,
    overall: whistle.overall ?? null,
    summonses: answer.summonses.map((detail) => shownSummons(detail, answer)),
    read: answer.read,
    timeline: answer.timeline.map(({ account, evidence, ...entry }) => ({
      ...entry,
      account: answer.accountOf(account),
      evidence: shownEvidence(evidence),
    })),
  };
}

type Answered = Pick<WhistleAnswer, 'read'>;

/** Without the fields that are looked up only when a client asks for them. */
export type ShownWhistle = Omit<WhistleType, 'related' | 'actions' | 'summonses'> &
  Answered & { summonses: ShownSummons[] };
export type ShownSummons = Omit<SummonsType, 'actions'> & Answered;

const ruleOf = ({ pack, version }: RuleReference): string => `${pack}@${version}`;

/** The procedure around the summonses. */
function shownCourse({ raised, whistle, procedure, now, nameOf }: WhistleAnswer) {
  const { resident } = whistle;
  const { call, enforcements } = procedure;
  const gate = whistle.status === 'open' ? whistle.gate : undefined;
  const { previous = [] } = raised;
  return {
    gate: gate ? shownGate(gate, now) : null,
    call: call ? shownCall(call, nameOf) : null,
    ...shownInitiative(whistle),
    previous: [...previous],
    closedAt: orNull(whistle.closedAt),
    withdrawnAt: orNull(whistle.withdrawnAt),
    mergedInto: orNull(whistle.mergedInto),
    enforcements: enforcements.map((enforcement) => shownEnforcement(enforcement, nameOf)),
    residentSatisfaction: resident ? { ...resident, comment: resident.comment ?? null } : null,
    cards: whistle.cards.map(shownCard),
  };
}

function shownSummons(
  { summons, ...detail }: SummonsDetail,
  { procedure, nameOf, accountOf, read, now }: WhistleAnswer,
): ShownSummons {
  const { no, department, role, summonedAt, sentBack } = summons;
  const { status, paused, nextClock, nextDueAt, overdue } = detail;
  return {
    summons: no,
    department,
    role,
    summonedAt,
    sentBack,
    status,
    paused,
    nextClock,
    nextDueAt,
    overdue,
    departmentName: nameOf(department),
    clocks: detail.clocks.map(shownClock),
    rule: ruleOf(summons.rule),
    ...timesOf(summons),
    pauses: summons.pauses.map((pause) => shownPause(pause, accountOf)),
    decline: shownDecline(summons, procedure.replacements.get(no), nameOf),
    extensions: shownExtensions(summons),
    pauseRequests: shownPauseRequests(summons),
    supervisions: shownSupervisions(summons),
    cards: summons.cards.filter(({ clock }) => !isOfStreet(clock)).map(shownCard),
    streetClocks: shownStreetClocks(summons, now),
    deemedVerified: isDeemedVerified(summons),
    released: summons.released ?? null,
    rating: summons.rating ? { ...summons.rating, comment: summons.rating.comment ?? null } : null,
    appeals: shownAppeals(summons, now, nameOf),
    excused: isWronglyCalled(summons),
    excluded: summons.excluded ?? null,
    evidence: shownEvidence(detail.evidence),
    arrival: shownArrival(detail.response.arrival),
    report: shownReport(detail.response.report),
    read,
  };
}

/** Who has started it, and who has yet to. */
function shownInitiative({ status, initiation, initiators }: Whistle) {
  const open = status === 'open' ? initiation : undefined;
  return {
    initiation: open ? { awaiting: [...open.awaiting], since: open.since } : null,
    initiators: initiators.map(({ name, post, account }) => ({
      name,
      post,
      signed: account !== undefined,
    })),
  };
}

const orNull = <Value>(value: Value | undefined): Value | null => value ?? null;

const timesOf = (summons: Summons) => ({
  contactedAt: orNull(summons.contactedAt),
  declineUntil: orNull(summons.declineUntil),
  arrivalConfirmedAt: orNull(summons.arrivalConfirmedAt),
  reportedAt: orNull(summons.reportedAt),
  confirmedAt: orNull(summons.confirmedAt),
  releasedAt: orNull(summons.releasedAt),
});

const shownPause = (
  { from, to, until, approvedBy, reason }: Pause,
  accountOf: WhistleAnswer['accountOf'],
) => ({
  from,
  reason,
  to: to ?? null,
  until: until ?? null,
  approvedBy: accountOf(approvedBy),
});

function shownClock({ clock, ...detail }: ClockDetail): SummonsClockType {
  const { limit, dueAt, provisional } = clock ?? { limit: null, dueAt: null, provisional: false };
  return { ...detail, limit, dueAt, provisional };
}
