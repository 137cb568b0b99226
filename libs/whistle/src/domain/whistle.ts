import { streamFamily, type Upcast } from '#event-sourcing';
import { deadlines } from './deadlines.js';
import { declining } from './declining.js';
import { departments } from './departments.js';
import { ending } from './ending.js';
import { enforcement } from './enforcement.js';
import { extension } from './extension.js';
import { pausing } from './pausing.js';
import { raising } from './raising.js';
import { rebasing } from './rebasing.js';
import { response } from './response.js';
import { review } from './review.js';
import { supervision } from './supervision.js';
import { verification } from './verification.js';
import type { WhistleContext } from './whistle.context.js';
import { type WhistleEvent } from './whistle.events.js';
import { evolveWhistle } from './whistle.evolve.js';
import type { WhistleRejection, WhistleDecision } from './whistle.rejections.js';
import { noWhistle } from './whistle.state.js';
import { type DecisionState, evolveStatements, noStatements } from './whistle.statements.js';

/** Every command with its decision, by phase of the procedure. */
const decisions = {
  ...raising,
  ...review,
  ...response,
  ...verification,
  ...departments,
  ...declining,
  ...pausing,
  ...extension,
  ...supervision,
  ...deadlines,
  ...enforcement,
  ...ending,
  ...rebasing,
};

type CommandOf<Decide> = Decide extends (command: infer Command, ...rest: never[]) => unknown
  ? Command
  : never;
type Decisions = typeof decisions;

/** Every command on a whistle: what the phases decide. */
export type WhistleCommand = { [T in keyof Decisions]: CommandOf<Decisions[T]> }[keyof Decisions];
export type WhistleCommandType = WhistleCommand['type'];

type Decide<T extends WhistleCommandType> = (
  command: Extract<WhistleCommand, { type: T }>,
  state: DecisionState,
  context: WhistleContext,
) => WhistleDecision;

/**
 * What a command on a whistle leads to. Servers' clocks differ by moments: an event is never
 * earlier than the one before it, so that no clock ever runs backwards.
 */
function decide(
  command: WhistleCommand,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const now = context.now < state.lastAt ? state.lastAt : context.now;
  const byType: { readonly [T in WhistleCommandType]: Decide<T> } = decisions;
  const decideOne = byType[command.type] as Decide<WhistleCommandType>;
  return decideOne(command, state, { ...context, now });
}

const evolve = (state: DecisionState, event: WhistleEvent): DecisionState => ({
  ...evolveWhistle(state, event),
  statements: evolveStatements(state.statements, event),
});

const versions: Readonly<Record<WhistleEvent['type'], number>> = {
  WhistleRaised: 1,
  WhistleApproved: 1,
  WhistleReturned: 1,
  WhistleResubmitted: 1,
  WhistleDispatched: 1,
  DepartmentSummoned: 1,
  DepartmentAcknowledged: 1,
  StreetContacted: 1,
  DepartmentArrived: 1,
  ArrivalSupplemented: 1,
  ArrivalConfirmed: 1,
  ArrivalDisputed: 2,
  ProgressRecorded: 1,
  ResolutionReported: 1,
  ReportSupplemented: 1,
  ResolutionConfirmed: 1,
  ResolutionSentBack: 2,
  DepartmentRated: 1,
  DepartmentReplaced: 1,
  DepartmentWithdrawn: 1,
  ClockPaused: 1,
  ClockResumed: 2,
  SummonsDeclined: 1,
  DeclineUpheld: 1,
  DeclineOverruled: 1,
  ExtensionRequested: 1,
  ExtensionGranted: 1,
  ExtensionRefused: 1,
  SupervisionIssued: 1,
  DeadlineApproaching: 1,
  DeadlineMissed: 1,
  JointEnforcementCalled: 1,
  JointEnforcementConcluded: 1,
  ResidentSatisfactionRecorded: 1,
  DueTimesRebased: 1,
  WhistleClosed: 1,
  WhistleWithdrawn: 1,
  WhistleMerged: 1,
  WhistleReopened: 2,
};

/** The second versions only add fields; where absent, they follow from the events before. */
const saysMore: Readonly<Record<number, Upcast>> = { 1: (data) => data };

/** The whistle: one short stream, from blow to rating. */
export const whistle = streamFamily<
  WhistleCommand,
  DecisionState,
  WhistleEvent,
  WhistleRejection,
  WhistleContext
>({
  prefix: 'whistle-',
  versions,
  upcasts: {
    ArrivalDisputed: saysMore,
    ClockResumed: saysMore,
    ResolutionSentBack: saysMore,
    WhistleReopened: saysMore,
  },
  decider: { initialState: { ...noWhistle, statements: noStatements }, decide, evolve },
});
