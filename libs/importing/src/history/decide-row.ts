import { type Actor, isRejection, reject } from '#event-sourcing';
import {
  COMMAND_CENTRE_ROLE,
  type Whistle,
  whistle,
  type WhistleCommand,
  type WhistleEvent,
  type DecisionState,
} from '#whistle';
import { raiseCommandOf, blowerOf, type CaseRow } from './blow.js';
import { importAccount } from './identity.js';
import type { Step } from './plan.js';
import { isInvalid, type RowRejection } from './row-refusals.js';
import type { RowOfStep } from './steps-of-procedure.js';
import { commandsOf } from './steps.js';

const DEPARTMENTS_OWN: ReadonlySet<WhistleCommand['type']> = new Set([
  ...(['AcknowledgeSummons', 'ContactStreet', 'ArriveOnSite', 'RecordProgress'] as const),
  ...(['ReportResolution', 'DeclineSummons', 'RequestExtension'] as const),
]);
const CENTRES_OWN: ReadonlySet<WhistleCommand['type']> = new Set([
  ...(['UpholdDecline', 'OverruleDecline', 'GrantExtension', 'RefuseExtension'] as const),
]);

/** Old tables say of who blew only the level; a whistle of the district is the command centre's. */
function isCentres(command: WhistleCommand): boolean {
  if (command.type === 'RaiseWhistle') return command.level === 'district';
  if (command.type === 'SuperviseSummons') return command.step !== 'reminder';
  return CENTRES_OWN.has(command.type);
}

/** Who must have given the command: old tables do not say it. */
export function actorOf(command: WhistleCommand, state: Whistle, of: CaseRow): Actor {
  const account = importAccount(of.plan.source);
  if (DEPARTMENTS_OWN.has(command.type)) {
    const no = 'summons' in command ? command.summons : 0;
    const department = state.summonses.find((s) => s.no === no)?.department;
    const organisation = department ?? of.plan.called.actual(of.row.unit);
    return { account, organisation, role: 'department' };
  }
  const organisation = state.raisedBy || blowerOf(of);
  return { account, organisation, role: isCentres(command) ? COMMAND_CENTRE_ROLE : 'street' };
}

/** The events of one command of a row. */
export interface DecidedCommand {
  readonly command: WhistleCommand['type'];
  readonly actor: Actor;
  readonly events: readonly WhistleEvent[];
}

export interface DecidedRow {
  readonly commands: readonly DecidedCommand[];
  readonly state: DecisionState;
  readonly refused?: RowRejection;
}

/** @param at milliseconds since 1970 UTC */
function takeCommand(
  command: WhistleCommand,
  before: DecidedRow,
  of: CaseRow,
  at: number,
): DecidedRow {
  const actor = actorOf(command, before.state, of);
  const { rules, directory } = of.plan;
  const now = new Date(at).toISOString();
  const decision = whistle.decide(command, before.state, { now, acting: actor, rules, directory });
  if (isRejection(decision)) return { ...before, refused: decision };
  if (decision.length === 0) return before;
  const state = whistle.fold(decision, before.state);
  const decided = { command: command.type, actor, events: decision };
  return { commands: [...before.commands, decided], state };
}

const rowOf = ({ values }: Step, { plan, row }: CaseRow): RowOfStep => ({
  unit: plan.called.actual(row.unit),
  person: plan.person(row.cells),
  value: (name) => values[name](row.cells),
  named: plan.called.named,
});

function takeStep(step: Step, before: DecidedRow, of: CaseRow): DecidedRow {
  const commands = commandsOf(step, before.state, rowOf(step, of));
  if (isInvalid(commands)) return { ...before, refused: { ...commands, step: step.name } };
  let decided = before;
  for (const command of commands) {
    decided = takeCommand(command, decided, of, of.row.at);
    if (decided.refused) return { ...decided, refused: { ...decided.refused, step: step.name } };
  }
  return decided;
}

/** The first row of a case that means something blows the whistle, with its unit as lead. */
function decideBlow(state: DecisionState, of: CaseRow): DecidedRow {
  const nothing: DecidedRow = { commands: [], state };
  if (state.status !== 'none') return nothing;
  if (of.row.unit === '') return { ...nothing, refused: reject('UNIT_MISSING') };
  if (blowerOf(of) === '') return { ...nothing, refused: reject('STREET_MISSING') };
  const command = raiseCommandOf(of);
  if (isInvalid(command)) return { ...nothing, refused: command };
  return takeCommand(command, nothing, of, of.plan.blownAt(of.row.cells) ?? of.row.rowAt);
}

/**
 * What a row of a case, or the part of it that happened at one time, leads to: decided as live commands
 * are, at that time. After a refused step the rest of the row is skipped; steps before it count.
 */
export function decideRow(state: DecisionState, of: CaseRow): DecidedRow {
  const steps = of.plan.steps[of.row.rule] ?? [];
  if (steps.every(({ name }) => name === 'ignore')) return { commands: [], state };
  let decided = decideBlow(state, of);
  const then = steps.slice(Math.max(of.row.part, 0), of.row.to);
  for (const step of then.filter(({ holds }) => holds(of.row.cells))) {
    if (decided.refused) return decided;
    decided = takeStep(step, decided, of);
  }
  return decided;
}
