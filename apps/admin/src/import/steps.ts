import { isActive, type Summons, type Whistle, type WhistleCommand } from '#whistle';
import type { StepName } from './mapping.js';
import { type Score, SCORES, type Step } from './plan.js';

/** What a step needs to know of its row. */
export interface RowOfStep {
  readonly unit: string;
  readonly reason: string;
  readonly person: string;
  readonly scores: Readonly<Record<Score, string>>;
}

/** On whose side a command is given. */
export type Side = 'department' | 'street';

/** Commands in order (none where everything is so already), or why there cannot be any. */
export type StepCommands = readonly WhistleCommand[] | 'SCORE_INVALID';

interface Standing {
  readonly state: Whistle;
  /** The summons of the department that leads. */
  readonly lead: Summons;
  readonly row: RowOfStep;
  readonly step: Step;
}
type Lead<T> = (standing: Standing) => T;

const isReported: Lead<boolean> = ({ lead }) => lead.resolution === 'reported';
const isConfirmed: Lead<boolean> = ({ lead }) => lead.resolution === 'confirmed';
const isOpen: Lead<boolean> = ({ state }) => state.status === 'open';

const isDone: Lead<boolean> = (s) => !isOpen(s) || s.lead.resolution !== 'open';

const reasonOr = ({ row }: Standing, otherwise: string): string => row.reason || otherwise;

const sendBack = (standing: Standing): WhistleCommand => ({
  type: 'SendBackResolution',
  summons: standing.lead.no,
  reason: reasonOr(standing, '重新办理'),
});

const reopen = (standing: Standing): WhistleCommand => ({
  type: 'ReopenWhistle',
  reason: reasonOr(standing, '重新打开'),
  lead: standing.row.unit || standing.lead.department,
});

const close = (standing: Standing): WhistleCommand => ({
  type: 'CloseWhistle',
  summary: reasonOr(standing, '办结'),
});

/** The row's unit takes over, whatever has become of the case meanwhile. */
function assign(standing: Standing): readonly WhistleCommand[] {
  const { lead, row, step } = standing;
  if (row.unit === '' || (step.unlessDone && isDone(standing))) return [];
  if (!isOpen(standing)) return [reopen(standing)];
  if (isConfirmed(standing)) return [close(standing), reopen(standing)];
  const back = isReported(standing) ? [sendBack(standing)] : [];
  if (row.unit === lead.department) return back;
  const reason = reasonOr(standing, '移交');
  const replacement = row.unit;
  return [...back, { type: 'ReplaceDepartment', summons: lead.no, replacement, reason }];
}

function rate(standing: Standing): StepCommands {
  const { lead, row } = standing;
  if (lead.rated) return [];
  const scores = Object.fromEntries(SCORES.map((name) => [name, Number(row.scores[name] || NaN)]));
  const valid = Object.values(scores).every((s) => Number.isInteger(s) && s >= 1 && s <= 5);
  if (!valid) return 'SCORE_INVALID';
  const comment = row.reason === '' ? {} : { comment: row.reason };
  const { satisfaction, responseSpeed, cooperation, implementation } = scores as Record<
    Score,
    number
  >;
  const given = { satisfaction, responseSpeed, cooperation, implementation, ...comment };
  return [{ type: 'RateDepartment', summons: lead.no, ...given }];
}

/** A command that is left out where it has nothing to add. */
const unless =
  (so: Lead<boolean>, command: Lead<WhistleCommand>): Lead<StepCommands> =>
  (standing) =>
    so(standing) ? [] : [command(standing)];

const steps: Readonly<Record<StepName, Lead<StepCommands>>> = {
  assign,
  acknowledge: unless(
    ({ lead }) => lead.acknowledgedAt !== undefined,
    ({ lead, row }) => ({ type: 'AcknowledgeSummons', summons: lead.no, person: row.person }),
  ),
  arrive: unless(
    ({ lead }) => lead.arrivedAt !== undefined,
    ({ lead: { no }, row: { person } }) => ({
      ...{ type: 'ArriveOnSite', summons: no, person, evidence: [] },
    }),
  ),
  'confirm-arrival': unless(
    ({ lead }) => lead.arrival === 'confirmed',
    ({ lead }) => ({ type: 'ConfirmArrival', summons: lead.no }),
  ),
  'dispute-arrival': unless(
    ({ lead }) => lead.arrival === 'disputed',
    (s) => ({ type: 'DisputeArrival', summons: s.lead.no, reason: reasonOr(s, '到场异议') }),
  ),
  report: unless(
    ({ lead }) => lead.resolution !== 'open',
    (s) => ({
      ...{ type: 'ReportResolution', summons: s.lead.no, summary: reasonOr(s, '已办理') },
      evidence: [],
    }),
  ),
  confirm: unless(isConfirmed, ({ lead }) => ({ type: 'ConfirmResolution', summons: lead.no })),
  'send-back': (standing) => [sendBack(standing)],
  rate,
  pause: unless(
    ({ lead }) => lead.pausedSince !== undefined,
    (s) => ({ type: 'PauseClock', summons: s.lead.no, reason: reasonOr(s, '挂账') }),
  ),
  resume: unless(
    ({ lead }) => lead.pausedSince === undefined,
    ({ lead }) => ({ type: 'ResumeClock', summons: lead.no }),
  ),
  close: unless(({ state }) => state.status === 'closed', close),
  withdraw: unless(
    ({ state }) => state.status === 'withdrawn',
    (s) => ({ type: 'WithdrawWhistle', reason: reasonOr(s, '撤哨') }),
  ),
  reopen: unless(isOpen, reopen),
  ignore: () => [],
};

/** What a step means for a whistle that has been raised. */
export function commandsOf(step: Step, state: Whistle, row: RowOfStep): StepCommands {
  const leads = state.summonses.filter(({ role }) => role === 'lead');
  // Of a withdrawn whistle nobody is left; whoever led last would lead again.
  const lead = leads.findLast(isActive) ?? leads.at(-1);
  return lead ? steps[step.name]({ state, lead, row, step }) : [];
}

const DEPARTMENTS_OWN: ReadonlySet<WhistleCommand['type']> = new Set([
  'AcknowledgeSummons',
  'ArriveOnSite',
  'ReportResolution',
]);

export const sideOf = ({ type }: WhistleCommand): Side =>
  DEPARTMENTS_OWN.has(type) ? 'department' : 'street';
