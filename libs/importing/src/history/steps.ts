import { arrivalStatusOf, isPaused, resolutionStatusOf } from '#whistle';
import { reject } from '#event-sourcing';
import { isActive, mustResolve, type Summons, type Whistle, type WhistleCommand } from '#whistle';
import type { StepName } from './mapping.js';
import type { Step } from './plan.js';
import { isInvalid } from './row-refusals.js';
import { evidenceOf } from './step-values.js';
import {
  type BySituation,
  PROCEDURE_STEPS,
  rateDepartment,
  reasonOrDefault,
  type RowOfStep,
  type Situation,
  type StepCommands,
  commandsUnless,
} from './steps-of-procedure.js';

const isReported: BySituation<boolean> = ({ on }) => resolutionStatusOf(on) === 'reported';
const isConfirmed: BySituation<boolean> = ({ on }) => resolutionStatusOf(on) === 'confirmed';
const isOpen: BySituation<boolean> = ({ state }) => state.status === 'open';

const isDone: BySituation<boolean> = (s) => !isOpen(s) || resolutionStatusOf(s.on) !== 'open';

const sendBack = (situation: Situation): WhistleCommand => ({
  type: 'SendBackResolution',
  summons: situation.on.no,
  reason: reasonOrDefault(situation, '重新办理'),
});

const reopen = (situation: Situation): WhistleCommand => ({
  type: 'ReopenWhistle',
  reason: reasonOrDefault(situation, '重新打开'),
  lead: situation.row.unit || situation.on.department,
});

const close = (situation: Situation): WhistleCommand => ({
  type: 'CloseWhistle',
  summary: reasonOrDefault(situation, '办结'),
});

/** The row's unit takes over, whatever the state of the case. */
function assign(situation: Situation): readonly WhistleCommand[] {
  const { on, row, step } = situation;
  if (row.unit === '' || (step.unlessDone && isDone(situation))) return [];
  if (!isOpen(situation)) return [reopen(situation)];
  if (isConfirmed(situation)) return [close(situation), reopen(situation)];
  const back = isReported(situation) ? [sendBack(situation)] : [];
  if (row.unit === on.department) return back;
  const reason = reasonOrDefault(situation, '移交');
  const replacement = row.unit;
  return [...back, { type: 'ReplaceDepartment', summons: on.no, replacement, reason }];
}

function arrive({ on, row }: Situation): StepCommands {
  if (on.arrivedAt !== undefined) return [];
  const proof = evidenceOf(row.value('evidence'));
  if (isInvalid(proof)) return proof;
  return [{ type: 'ArriveOnSite', summons: on.no, person: row.person, ...proof }];
}

function report(situation: Situation): StepCommands {
  const { on, row } = situation;
  if (resolutionStatusOf(on) !== 'open') return [];
  const proof = evidenceOf(row.value('evidence'));
  if (isInvalid(proof)) return proof;
  const summary = reasonOrDefault(situation, '已办理');
  return [{ type: 'ReportResolution', summons: on.no, summary, ...proof }];
}

const steps: Readonly<Record<StepName, BySituation<StepCommands>>> = {
  assign,
  acknowledge: commandsUnless(
    ({ on }) => on.acknowledgedAt !== undefined,
    ({ on, row }) => ({ type: 'AcknowledgeSummons', summons: on.no, person: row.person }),
  ),
  arrive,
  'confirm-arrival': commandsUnless(
    ({ on }) => arrivalStatusOf(on) === 'confirmed',
    ({ on }) => ({ type: 'ConfirmArrival', summons: on.no }),
  ),
  'dispute-arrival': commandsUnless(
    ({ on }) => arrivalStatusOf(on) === 'disputed',
    (s) => ({ type: 'DisputeArrival', summons: s.on.no, reason: reasonOrDefault(s, '到场异议') }),
  ),
  report,
  confirm: commandsUnless(isConfirmed, ({ on }) => ({ type: 'ConfirmResolution', summons: on.no })),
  'send-back': (situation) => [sendBack(situation)],
  rate: rateDepartment,
  pause: commandsUnless(
    ({ on }) => isPaused(on),
    (s) => ({ type: 'PauseClock', summons: s.on.no, reason: reasonOrDefault(s, '挂账') }),
  ),
  resume: commandsUnless(
    ({ on }) => !isPaused(on),
    ({ on }) => ({ type: 'ResumeClock', summons: on.no }),
  ),
  close: commandsUnless(({ state }) => state.status === 'closed', close),
  withdraw: commandsUnless(
    ({ state }) => state.status === 'withdrawn',
    (s) => ({ type: 'WithdrawWhistle', reason: reasonOrDefault(s, '撤哨') }),
  ),
  reopen: commandsUnless(isOpen, reopen),
  ignore: () => [],
  ...PROCEDURE_STEPS,
};

/** The lead; of a withdrawn whistle the last one, which would lead again. */
function leadOf({ summonses }: Whistle): Summons | undefined {
  const leads = summonses.filter(({ role }) => role === 'lead');
  return leads.findLast(isActive) ?? leads.at(-1);
}

/** The summonses that a step is about; the row's unit has none where it was never called. */
function summonsesOf(
  { whose }: Step,
  state: Whistle,
  { unit }: RowOfStep,
): readonly Summons[] | undefined {
  const lead = leadOf(state);
  if (whose === 'all') return state.summonses.filter(mustResolve);
  if (whose === 'lead' || unit === '') return lead && [lead];
  const own = state.summonses.filter(({ department }) => department === unit);
  const found = own.findLast(isActive) ?? own.at(-1);
  return found && [found];
}

/** What a step means for a whistle that has been raised. */
export function commandsOf(step: Step, state: Whistle, row: RowOfStep): StepCommands {
  const summonses = summonsesOf(step, state, row);
  if (!summonses) return reject('UNIT_NOT_SUMMONED', { department: row.unit });
  const commands: WhistleCommand[] = [];
  for (const on of summonses) {
    const some = steps[step.name]({ state, on, row, step });
    if (isInvalid(some)) return some;
    commands.push(...some);
  }
  return commands;
}
