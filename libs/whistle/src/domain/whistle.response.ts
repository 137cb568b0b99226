import { type Decision, reject, type Rejection } from '#event-sourcing';
import { resumed } from './whistle.clocks.js';
import type {
  AcknowledgeSummons,
  ArriveOnSite,
  ConfirmArrival,
  ContactStreet,
  DisputeArrival,
  RecordProgress,
  ReportResolution,
} from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import type { Evidence, WhistleEvent } from './whistle.events.js';
import { rungsAfter } from './whistle.ladder.js';
import { type DecisionState, factsOf, isTold, newEvidence } from './whistle.told.js';
import { isRefused, of, ownSummons, streetsSummons } from './whistle.guards.js';
import type { WhistleRejection } from './whistle.rejections.js';
import { arrivalStatusOf, resolutionStatusOf, type Summons } from './summons.state.js';
import type { Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;
type Refused = Rejection<WhistleRejection>;

const acknowledged = (s: Summons, person: string, context: WhistleContext): WhistleEvent[] =>
  s.acknowledgedAt === undefined
    ? [{ type: 'DepartmentAcknowledged', data: { ...of(s, context), person } }]
    : [];

export function acknowledgeSummons(
  command: AcknowledgeSummons,
  state: DecisionState,
  context: WhistleContext,
): Decided {
  const summons = ownSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const { person } = command;
  const isNew = !isTold(state, summons, factsOf('acknowledge', { person }));
  if (summons.acknowledgedAt !== undefined && isNew) return reject('ALREADY_ACKNOWLEDGED');
  return acknowledged(summons, person, context);
}

export function contactStreet(
  command: ContactStreet,
  state: DecisionState,
  context: WhistleContext,
): Decided {
  const summons = ownSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const { person, note } = command;
  if (isTold(state, summons, factsOf('contact', { person, note }))) return [];
  const data = { ...of(summons, context), person, ...(note !== undefined && { note }) };
  return [...acknowledged(summons, person, context), { type: 'StreetContacted', data }];
}

/** Whether the rules that started its clocks ask this responder for proof, and there is none. */
function refuseUnproven(
  step: 'arrive' | 'resolve',
  evidence: readonly Evidence[],
  summons: Summons,
  { kind, context }: { readonly kind: string; readonly context: WhistleContext },
): Refused | undefined {
  if (evidence.length > 0) return undefined;
  const must = context.rules.policyOf(kind, summons.rule)?.evidence?.[step] ?? [];
  const responder = context.directory.responder(summons.department)?.kind ?? 'department';
  return must.includes(responder) ? reject('EVIDENCE_REQUIRED') : undefined;
}

const arrivalOf = ({ person, deviceAt, location }: ArriveOnSite) => ({
  person,
  ...(deviceAt !== undefined && { deviceAt }),
  ...(location && { location }),
});

/** Sent again: what is new is added to the record, and the clock has long stopped. */
function supplementArrival(
  command: ArriveOnSite,
  summons: Summons,
  state: DecisionState,
  context: WhistleContext,
): Decided {
  const arrival = arrivalOf(command);
  if (isTold(state, summons, factsOf('arrive', { ...arrival, evidence: command.evidence })))
    return [];
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  const evidence = newEvidence(state, summons, 'arrive', command.evidence);
  const data = { ...of(summons, context), ...arrival, evidence };
  return [{ type: 'ArrivalSupplemented', data }];
}

export function arriveOnSite(
  command: ArriveOnSite,
  state: DecisionState,
  context: WhistleContext,
): Decided {
  const summons = ownSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const { evidence } = command;
  if (summons.arrivedAt !== undefined) return supplementArrival(command, summons, state, context);
  const unproven = refuseUnproven('arrive', evidence, summons, { kind: state.kind, context });
  if (unproven) return unproven;
  const data = { ...of(summons, context), ...arrivalOf(command), evidence };
  const { person } = command;
  return [...acknowledged(summons, person, context), { type: 'DepartmentArrived', data }];
}

export function confirmArrival(
  command: ConfirmArrival,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const summons = streetsSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (arrivalStatusOf(summons) === 'confirmed') return [];
  if (arrivalStatusOf(summons) !== 'claimed') return reject('NOT_ARRIVED');
  return [{ type: 'ArrivalConfirmed', data: of(summons, context) }];
}

export function disputeArrival(
  command: DisputeArrival,
  state: DecisionState,
  context: WhistleContext,
): Decided {
  const summons = streetsSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (isTold(state, summons, factsOf('dispute', { reason: command.reason }))) return [];
  if (arrivalStatusOf(summons) === 'none') return reject('NOT_ARRIVED');
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  const { now: to } = context;
  const claimed = { from: summons.arrivedAt ?? to, to, clocks: ['contact', 'arrive'] as const };
  const waits = [...summons.waits, claimed];
  const rungs = rungsAfter({ state, summons: { ...summons, waits }, context });
  const data = { ...of(summons, context), reason: command.reason, ...rungs };
  return [{ type: 'ArrivalDisputed', data }];
}

export function recordProgress(
  command: RecordProgress,
  state: Whistle,
  context: WhistleContext,
): Decided {
  const summons = ownSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  const { note, evidence } = command;
  return [{ type: 'ProgressRecorded', data: { ...of(summons, context), note, evidence } }];
}

function refuseReport(summons: Summons): Refused | undefined {
  if (summons.role === 'informed') return reject('INFORMED_ONLY');
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  // 只报到不解决 has its counterpart: nothing is settled from the desk where arrival is due.
  if (summons.clocks.arrive && summons.arrivedAt === undefined) return reject('NOT_ARRIVED');
  return undefined;
}

/** Sent again while the street has yet to look: what is new is added to the report. */
function supplementReport(
  { summary, evidence: sent }: ReportResolution,
  summons: Summons,
  state: DecisionState,
  context: WhistleContext,
): Decided {
  const evidence = newEvidence(state, summons, 'report', sent);
  const isSaid = isTold(state, summons, factsOf('report', { summary }));
  if (isSaid && evidence.length === 0) return [];
  const data = { ...of(summons, context), ...(!isSaid && { summary }), evidence };
  return [{ type: 'ReportSupplemented', data }];
}

export function reportResolution(
  command: ReportResolution,
  state: DecisionState,
  context: WhistleContext,
): Decided {
  const summons = ownSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const refused = refuseReport(summons);
  if (refused) return refused;
  if (resolutionStatusOf(summons) === 'reported')
    return supplementReport(command, summons, state, context);
  const { summary, evidence } = command;
  const unproven = refuseUnproven('resolve', evidence, summons, { kind: state.kind, context });
  if (unproven) return unproven;
  return [
    ...resumed(summons, state, context),
    ...acknowledged(summons, context.acting.account, context),
    { type: 'ResolutionReported', data: { ...of(summons, context), summary, evidence } },
  ];
}
