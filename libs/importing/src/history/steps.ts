import { arrivalStatusOf, isPaused, resolutionStatusOf } from '#whistle';
import { reject } from '#event-sourcing';
import { isActive, mustResolve, type Summons, type Whistle, type WhistleCommand } from '#whistle';
import type { StepName } from './mapping.js';
import type { Step } from './plan.js';
import { isInvalid } from './row-refusals.js';
import { evidenceOf } from './step-values.js';
import {
  type ByStanding,
  PROCEDURE_STEPS,
  rate,
  reasonOr,
  type RowOfStep,
  type Standing,
  type StepCommands,
  commandUnless,
} from './steps-of-procedure.js';

const isReported: ByStanding<boolean> = ({ on }) => resolutionStatusOf(on) === 'reported';
const isConfirmed: ByStanding<boolean> = ({ on }) => resolutionStatusOf(on) === 'confirmed';
const isOpen: ByStanding<boolean> = ({ state }) => state.status === 'open';

const isDone: ByStanding<boolean> = (s) => !isOpen(s) || resolutionStatusOf(s.on) !== 'open';

const sendBack = (standing: Standing): WhistleCommand => ({
  type: 'SendBackResolution',
  summons: standing.on.no,
  reason: reasonOr(standing, '重新办理'),
});

const reopen = (standing: Standing): WhistleCommand => ({
  type: 'ReopenWhistle',
  reason: reasonOr(standing, '重新打开'),
  lead: standing.row.unit || standing.on.department,
});

const close = (standing: Standing): WhistleCommand => ({
  type: 'CloseWhistle',
  summary: reasonOr(standing, '办结'),
});

/** The row's unit takes over, whatever has become of the case meanwhile. */
function assign(standing: Standing): readonly WhistleCommand[] {
  const { on, row, step } = standing;
  if (row.unit === '' || (step.unlessDone && isDone(standing))) return [];
  if (!isOpen(standing)) return [reopen(standing)];
  if (isConfirmed(standing)) return [close(standing), reopen(standing)];
  const back = isReported(standing) ? [sendBack(standing)] : [];
  if (row.unit === on.department) return back;
  const reason = reasonOr(standing, '移交');
  const replacement = row.unit;
  return [...back, { type: 'ReplaceDepartment', summons: on.no, replacement, reason }];
}

function arrive({ on, row }: Standing): StepCommands {
  if (on.arrivedAt !== undefined) return [];
  const proof = evidenceOf(row.value('evidence'));
  if (isInvalid(proof)) return proof;
  return [{ type: 'ArriveOnSite', summons: on.no, person: row.person, ...proof }];
}

function report(standing: Standing): StepCommands {
  const { on, row } = standing;
  if (resolutionStatusOf(on) !== 'open') return [];
  const proof = evidenceOf(row.value('evidence'));
  if (isInvalid(proof)) return proof;
  const summary = reasonOr(standing, '已办理');
  return [{ type: 'ReportResolution', summons: on.no, summary, ...proof }];
}

const steps: Readonly<Record<StepName, ByStanding<StepCommands>>> = {
  assign,
  acknowledge: commandUnless(
    ({ on }) => on.acknowledgedAt !== undefined,
    ({ on, row }) => ({ type: 'AcknowledgeSummons', summons: on.no, person: row.person }),
  ),
  arrive,
  'confirm-arrival': commandUnless(
    ({ on }) => arrivalStatusOf(on) === 'confirmed',
    ({ on }) => ({ type: 'ConfirmArrival', summons: on.no }),
  ),
  'dispute-arrival': commandUnless(
    ({ on }) => arrivalStatusOf(on) === 'disputed',
    (s) => ({ type: 'DisputeArrival', summons: s.on.no, reason: reasonOr(s, '到场异议') }),
  ),
  report,
  confirm: commandUnless(isConfirmed, ({ on }) => ({ type: 'ConfirmResolution', summons: on.no })),
  'send-back': (standing) => [sendBack(standing)],
  rate,
  pause: commandUnless(
    ({ on }) => isPaused(on),
    (s) => ({ type: 'PauseClock', summons: s.on.no, reason: reasonOr(s, '挂账') }),
  ),
  resume: commandUnless(
    ({ on }) => !isPaused(on),
    ({ on }) => ({ type: 'ResumeClock', summons: on.no }),
  ),
  close: commandUnless(({ state }) => state.status === 'closed', close),
  withdraw: commandUnless(
    ({ state }) => state.status === 'withdrawn',
    (s) => ({ type: 'WithdrawWhistle', reason: reasonOr(s, '撤哨') }),
  ),
  reopen: commandUnless(isOpen, reopen),
  ignore: () => [],
  ...PROCEDURE_STEPS,
};

/** Whoever leads, or, of a withdrawn whistle, led last: that one would lead again. */
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
