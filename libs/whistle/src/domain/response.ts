import { reject } from '#event-sourcing';
import { confirmationOf } from './summons.asks.js';
import type { WhistleContext, OnSummons } from './whistle.context.js';
import { evidencedBy } from './shown-evidence.js';
import type { DepartmentArrived, Evidence, Evidenced, WhistleEvent } from './whistle.events.js';
import { rungsAfter } from './whistle.ladder.js';
import {
  isRefused,
  fieldsOf,
  summonsOfDepartment,
  summonsOfStreet,
  refuseUnlessProven,
} from './whistle.guards.js';
import type { WhistleDecision } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';
import { type DecisionState, statementsOf, isOnRecord, newEvidence } from './whistle.statements.js';
import { arrivalStatusOf, resolutionStatusOf, type Summons } from './summons.state.js';

/** 签收 */
export interface AcknowledgeSummons extends OnSummons {
  readonly type: 'AcknowledgeSummons';
  readonly person: string;
}

/** 联系: the street has been called. Acknowledges as well where that was not done before. */
export interface ContactStreet extends OnSummons {
  readonly type: 'ContactStreet';
  readonly person: string;
  readonly note?: string;
}

/** 报到: people are on site. Acknowledges as well where that was not done before. */
export interface ArriveOnSite extends OnSummons {
  readonly type: 'ArriveOnSite';
  readonly person: string;
  readonly deviceAt?: string;
  readonly location?: NonNullable<DepartmentArrived['data']['location']>;
  readonly evidence: readonly Evidence[];
}

/** 到场确认 */
export interface ConfirmArrival extends OnSummons {
  readonly type: 'ConfirmArrival';
}

/** 到场异议: the claimed arrival no longer counts. */
export interface DisputeArrival extends OnSummons, Evidenced {
  readonly type: 'DisputeArrival';
  readonly reason: string;
}

/** 签收 with a later step, where that was not done before. */
export const acknowledgement = (
  s: Summons,
  person: string,
  context: WhistleContext,
): WhistleEvent[] =>
  s.acknowledgedAt === undefined
    ? [{ type: 'DepartmentAcknowledged', data: { ...fieldsOf(s, context), person } }]
    : [];

function acknowledgeSummons(
  command: AcknowledgeSummons,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfDepartment(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const { person } = command;
  const isNew = !isOnRecord(state, summons, statementsOf('acknowledge', { person }));
  if (summons.acknowledgedAt !== undefined && isNew) return reject('ALREADY_ACKNOWLEDGED');
  return acknowledgement(summons, person, context);
}

function contactStreet(
  command: ContactStreet,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfDepartment(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const { person, note } = command;
  if (isOnRecord(state, summons, statementsOf('contact', { person, note }))) return [];
  const data = { ...fieldsOf(summons, context), person, ...(note !== undefined && { note }) };
  return [...acknowledgement(summons, person, context), { type: 'StreetContacted', data }];
}

const arrivalOf = ({ person, deviceAt, location }: ArriveOnSite) => ({
  person,
  ...(deviceAt !== undefined && { deviceAt }),
  ...(location && { location }),
});

/** Sent again: what is new is added to the record. The clock stopped at the first arrival. */
function supplementArrival(
  command: ArriveOnSite,
  summons: Summons,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const said = { ...arrivalOf(command), evidence: command.evidence };
  if (isOnRecord(state, summons, statementsOf('arrive', said))) return [];
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  const evidence = newEvidence(state, summons, 'arrive', said.evidence);
  const data = { ...fieldsOf(summons, context), ...said, evidence };
  return [{ type: 'ArrivalSupplemented', data }];
}

const MINUTE_MS = 60_000;

/**
 * 设备时间, where the rules that started its clocks take it: not before the summons, not after the server's
 * time, and no further from it than they say. Otherwise the server's time judges alone.
 */
function deviceTimeOf(
  { deviceAt }: ArriveOnSite,
  { rule, summonedAt }: Summons,
  { kind }: Pick<Whistle, 'kind'>,
  { rules, now }: WhistleContext,
): Pick<DepartmentArrived['data'], 'deviceTime'> {
  const toleranceMinutes = rules.policyOf(kind, rule)?.arrival?.deviceTime.toleranceMinutes;
  if (deviceAt === undefined || toleranceMinutes === undefined) return {};
  const apart = Date.parse(now) - Date.parse(deviceAt);
  const fits = deviceAt >= summonedAt && apart >= 0 && apart <= toleranceMinutes * MINUTE_MS;
  return fits ? { deviceTime: { at: deviceAt, toleranceMinutes } } : {};
}

function arriveOnSite(
  command: ArriveOnSite,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfDepartment(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const { evidence, person } = command;
  if (summons.arrivedAt !== undefined) return supplementArrival(command, summons, state, context);
  const unproven = refuseUnlessProven('arrive', evidence, summons, { kind: state.kind, context });
  if (unproven) return unproven;
  const asked = confirmationOf(summons, state, context);
  const judged = deviceTimeOf(command, summons, state, context);
  const said = { ...arrivalOf(command), evidence, ...judged };
  const data = { ...fieldsOf(summons, context), ...said, ...asked };
  return [...acknowledgement(summons, person, context), { type: 'DepartmentArrived', data }];
}

function confirmArrival(
  command: ConfirmArrival,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfStreet(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (arrivalStatusOf(summons) === 'confirmed') return [];
  if (arrivalStatusOf(summons) !== 'claimed') return reject('NOT_ARRIVED');
  return [{ type: 'ArrivalConfirmed', data: fieldsOf(summons, context) }];
}

function disputeArrival(
  command: DisputeArrival,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfStreet(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const said = { reason: command.reason, ...evidencedBy(command) };
  if (isOnRecord(state, summons, statementsOf('dispute', said))) return [];
  if (arrivalStatusOf(summons) === 'none') return reject('NOT_ARRIVED');
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  const { now: to } = context;
  const claimed = { from: summons.arrivedAt ?? to, to, clocks: ['contact', 'arrive'] as const };
  const waits = [...summons.waits, claimed];
  const rungs = rungsAfter({ state, summons: { ...summons, waits }, context });
  return [{ type: 'ArrivalDisputed', data: { ...fieldsOf(summons, context), ...said, ...rungs } }];
}

/** 签收、联系、报到: the commands of this phase and what each leads to. */
export const response = {
  AcknowledgeSummons: acknowledgeSummons,
  ContactStreet: contactStreet,
  ArriveOnSite: arriveOnSite,
  ConfirmArrival: confirmArrival,
  DisputeArrival: disputeArrival,
};
