import { streamFamily, type Upcast } from '#event-sourcing';
import { appealing } from './appealing.js';
import { deadlines } from './deadlines.js';
import { declining } from './declining.js';
import { departments } from './departments.js';
import { ending } from './ending.js';
import { enforcement } from './enforcement.js';
import { extension } from './extension.js';
import { initiation } from './initiation.js';
import { pauseRequests } from './pause-requests.js';
import { pausing } from './pausing.js';
import { raising } from './raising.js';
import { rebasing } from './rebasing.js';
import { reporting } from './reporting.js';
import { response } from './response.js';
import { review } from './review.js';
import { withKeptEvidence } from './shown-evidence.js';
import { supervision } from './supervision.js';
import { verification } from './verification.js';
import type { WhistleContext } from './whistle.context.js';
import { WHISTLE_EVENTS, type WhistleEvent } from './whistle.events.js';
import { evolveWhistle } from './whistle.evolve.js';
import type { WhistleRejection, WhistleDecision } from './whistle.rejections.js';
import { noWhistle, type Whistle } from './whistle.state.js';
import { type DecisionState, evolveStatements, noStatements } from './whistle.statements.js';

/** Every command with its decision, by phase of the procedure. */
const decisions = {
  ...raising,
  ...initiation,
  ...review,
  ...response,
  ...reporting,
  ...verification,
  ...departments,
  ...declining,
  ...pausing,
  ...pauseRequests,
  ...extension,
  ...supervision,
  ...deadlines,
  ...enforcement,
  ...ending,
  ...rebasing,
  ...appealing,
};

/** Names of all commands. */
export const WHISTLE_COMMANDS: readonly string[] = Object.keys(decisions);

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
  const shown = withKeptEvidence(command, context.evidence);
  if ('rejected' in shown) return shown;
  const byType: { readonly [T in WhistleCommandType]: Decide<T> } = decisions;
  const decideOne = byType[command.type] as Decide<WhistleCommandType>;
  return decideOne(shown, state, { ...context, now });
}

const evolve = (state: DecisionState, event: WhistleEvent): DecisionState => ({
  ...evolveWhistle(state, event),
  statements: evolveStatements(state.statements, event),
});

/** The statements go onto the whistle once, and not with a copy of it at every event. */
const evolveAll = (state: DecisionState, events: readonly WhistleEvent[]): DecisionState => ({
  ...events.reduce<Whistle>(evolveWhistle, state),
  statements: events.reduce(evolveStatements, state.statements),
});

const versions = Object.fromEntries(
  Object.entries(WHISTLE_EVENTS).map(([type, { version }]) => [type, version]),
) as Record<WhistleEvent['type'], number>;

/**
 * Later versions only add fields; where absent, they follow from the events before, or the rules of that
 * time had no such clock, or nobody said so.
 */
const saysMore: Readonly<Record<number, Upcast>> = { 1: (data) => data };
const saysMoreTwice: Readonly<Record<number, Upcast>> = { 1: (data) => data, 2: (data) => data };

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
    ArrivalDisputed: saysMoreTwice,
    ClockResumed: saysMore,
    DepartmentArrived: saysMoreTwice,
    DueTimesRebased: saysMore,
    ExtensionGranted: saysMore,
    ReportSupplemented: saysMore,
    ResolutionConfirmed: saysMore,
    ResolutionReported: saysMoreTwice,
    ResolutionSentBack: saysMoreTwice,
    SummonsDeclined: saysMore,
    WhistleApproved: saysMore,
    WhistleRaised: saysMoreTwice,
    WhistleReopened: saysMore,
    WhistleResubmitted: saysMore,
  },
  decider: { initialState: { ...noWhistle, statements: noStatements }, decide, evolve, evolveAll },
});
