import { type Actor, isRejection, type Rejection } from '#event-sourcing';
import {
  COMMAND_CENTRE_ROLE,
  whistle,
  type Whistle,
  type WhistleCommand,
  type WhistleEvent,
  type WhistleLevel,
  type WhistleRejection,
} from '#whistle';
import { importAccount } from './identity.js';
import type { ImportPlan, Step } from './plan.js';
import type { StagedRow } from './staging.js';
import { commandsOf, type RowOfStep, sideOf } from './steps.js';

/** Refusals that come from the import and not from the whistle. */
export type ImportRejection = 'UNIT_MISSING' | 'STREET_MISSING' | 'SCORE_INVALID';
export type RowRejection = Rejection<WhistleRejection | ImportRejection>;

/** The events of one command of a row. */
export interface DecidedCommand {
  readonly command: WhistleCommand['type'];
  readonly actor: Actor;
  readonly events: readonly WhistleEvent[];
}

export interface DecidedRow {
  readonly commands: readonly DecidedCommand[];
  readonly state: Whistle;
  readonly refused?: RowRejection;
}

interface CaseRow {
  readonly plan: ImportPlan;
  readonly caseName: string;
  readonly row: StagedRow;
}

const refuse = (rejected: ImportRejection): RowRejection => ({ rejected, details: {} });

function raise({ plan, caseName, row }: CaseRow): WhistleCommand {
  const { fields, source } = plan;
  const { cells } = row;
  return {
    type: 'RaiseWhistle',
    kind: fields.kind(cells),
    level: fields.level(cells) as WhistleLevel,
    title: fields.title(cells) || caseName,
    description: fields.description(cells),
    place: { address: fields.address(cells), regionCode: fields.regionCode(cells) },
    category: fields.category(cells),
    channel: 'import',
    street: row.street,
    lead: row.unit,
    assisting: [],
    informed: [],
    source: { system: source, reference: caseName },
  };
}

function actorOf(command: WhistleCommand, state: Whistle, { plan, row }: CaseRow): Actor {
  const account = importAccount(plan.source);
  if (sideOf(command) === 'street') {
    // Of who blew, old tables keep the level alone; and the district's is the command centre's.
    const districts = command.type === 'RaiseWhistle' && command.level === 'district';
    const role = districts ? COMMAND_CENTRE_ROLE : 'street';
    return { account, organisation: state.street || row.street, role };
  }
  const no = 'summons' in command ? command.summons : 0;
  const organisation = state.summonses.find((s) => s.no === no)?.department ?? row.unit;
  return { account, organisation, role: 'department' };
}

function take(command: WhistleCommand, before: DecidedRow, of: CaseRow): DecidedRow {
  const actor = actorOf(command, before.state, of);
  const { rules, directory } = of.plan;
  const now = new Date(of.row.at).toISOString();
  const decision = whistle.decide(command, before.state, { now, acting: actor, rules, directory });
  if (isRejection(decision)) return { ...before, refused: decision };
  if (decision.length === 0) return before;
  const state = decision.reduce((s, event) => whistle.evolve(s, event), before.state);
  const decided = { command: command.type, actor, events: decision };
  return { commands: [...before.commands, decided], state };
}

function rowOf(step: Step, { plan, row }: CaseRow): RowOfStep {
  const { cells, unit } = row;
  const { satisfaction, responseSpeed, cooperation, implementation } = step.scores;
  const scores = {
    satisfaction: satisfaction(cells),
    responseSpeed: responseSpeed(cells),
    cooperation: cooperation(cells),
    implementation: implementation(cells),
  };
  return { unit, reason: step.reason(cells), person: plan.person(cells), scores };
}

function takeStep(step: Step, before: DecidedRow, of: CaseRow): DecidedRow {
  const commands = commandsOf(step, before.state, rowOf(step, of));
  if (commands === 'SCORE_INVALID') return { ...before, refused: refuse(commands) };
  let decided = before;
  for (const command of commands) {
    decided = take(command, decided, of);
    if (decided.refused) return decided;
  }
  return decided;
}

/** The first row of a case that means something blows the whistle, with its unit as lead. */
function raised(state: Whistle, of: CaseRow): DecidedRow {
  const nothing: DecidedRow = { commands: [], state };
  if (state.status !== 'none') return nothing;
  if (of.row.unit === '') return { ...nothing, refused: refuse('UNIT_MISSING') };
  if (of.row.street === '') return { ...nothing, refused: refuse('STREET_MISSING') };
  return take(raise(of), nothing, of);
}

/**
 * What a row of a case leads to, by the same rules as live commands and at the row's time. The first
 * step that is refused ends the row: those after it build on it, those before it stand.
 */
export function decideRow(state: Whistle, of: CaseRow): DecidedRow {
  const steps = of.plan.steps[of.row.rule] ?? [];
  if (steps.every(({ name }) => name === 'ignore')) return { commands: [], state };
  let decided = raised(state, of);
  for (const step of steps) {
    if (decided.refused) return decided;
    decided = takeStep(step, decided, of);
  }
  return decided;
}
