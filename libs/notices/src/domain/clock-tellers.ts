import type { DeadlineApproaching, DeadlineClock, SupervisionStep } from '#whistle';
import type { Recipient } from './notice.values.js';
import { localTime } from './notice-text.js';
import { earliestDue } from './response-tellers.js';
import {
  CENTRE,
  organisation,
  organisations,
  raisers,
  type Tellers,
  type Telling,
} from './telling.js';
import { departmentsOf } from './noticed-whistle.js';

const CLOCKS: Readonly<Record<DeadlineClock, string>> = {
  acknowledge: '签收',
  contact: '联系',
  arrive: '报到',
  resolve: '办结',
  ruling: '裁定',
  review: '审哨',
  dispatch: '派单',
  overall: '整哨办结',
};
const STEPS: Readonly<Record<SupervisionStep, string>> = {
  reminder: '催办',
  written: '书面督办',
  escalation: '提级督办',
};
const limited = ({ value, unit }: { readonly value: number; readonly unit: string }) =>
  `${value} ${unit}`;

/** Whose deadline it is: a department's own, the command centre's, or the street's. */
function owing(
  { department, clock }: Pick<DeadlineApproaching['data'], 'department' | 'clock'>,
  { whistle }: Telling,
): Recipient {
  if (clock === 'ruling' || clock === 'dispatch') return CENTRE;
  return organisation(department ?? whistle.street);
}

const whose = (department: string | undefined, { nameOf }: Telling): string =>
  department === undefined ? '本哨' : nameOf(department);

/** What is told of clocks: extension, pause, supervision, cards, a changed calendar. */
export const clockTellers: Tellers = {
  ExtensionRequested({ department, extension, reason, summons }, { whistle, nameOf, said }) {
    const text = `${nameOf(department)}申请延期 ${limited(extension)}：${said(reason)}，请答复。`;
    const to = [CENTRE, organisation(whistle.street)];
    return [{ kind: 'extension-asked', to, text, summons }];
  },
  ExtensionGranted({ department, extension, clocks, summons }, { whistle }) {
    const due = clocks.resolve ? `，新时限 ${localTime(clocks.resolve.dueAt)}` : '';
    const to = [organisation(department), organisation(whistle.street)];
    const text = `已准予延期 ${limited(extension)}${due}。`;
    return [{ kind: 'extension-answered', to, text, summons }];
  },
  ExtensionRefused({ department, reason, summons }, { whistle, said }) {
    const to = [organisation(department), organisation(whistle.street)];
    const text = `延期未获准，原时限不变：${said(reason)}。`;
    return [{ kind: 'extension-answered', to, text, summons, urgent: true }];
  },
  ClockPaused({ department, reason, until, summons }, { said }) {
    const end = until === undefined ? '' : `，至迟 ${localTime(until)} 恢复`;
    const text = `已挂账，停止计时${end}：${said(reason)}。`;
    return [{ kind: 'paused', to: [organisation(department)], text, summons }];
  },
  ClockResumed({ department, clocks, cause, summons }, { whistle }) {
    const due = earliestDue(clocks);
    const capped = cause === 'cap' ? '挂账已达上限，' : '';
    const until = due === undefined ? '' : `，最近时限 ${localTime(due)}`;
    const to = [organisation(department), organisation(whistle.street)];
    const text = `${capped}已恢复计时${until}。`;
    return [{ kind: 'resumed', to, text, summons, reactBy: due }];
  },
  SupervisionIssued({ department, step, reason, summons }, telling) {
    const { whistle, nameOf, said } = telling;
    const text = `${nameOf(department)}被${STEPS[step]}：${said(reason)}。`;
    const above = step === 'escalation' ? [CENTRE] : [];
    const to = [organisation(department), organisation(whistle.street), ...above];
    return [{ kind: 'supervised', to, text, summons, urgent: step !== 'reminder' }];
  },
  DeadlineApproaching(data, telling) {
    const { summons, department, clock, dueAt } = data;
    const text = `${whose(department, telling)}的${CLOCKS[clock]}时限将于 ${localTime(dueAt)} 届满。`;
    const to = [owing(data, telling)];
    return [{ kind: 'deadline-approaching', to, text, summons, reactBy: dueAt }];
  },
  DeadlineMissed(data, telling) {
    const { summons, department, clock, dueAt } = data;
    const street = organisation(telling.whistle.street);
    const text = `${whose(department, telling)}的${CLOCKS[clock]}时限 ${localTime(dueAt)} 已过，记红牌。`;
    const to = [owing(data, telling), street, CENTRE];
    return [{ kind: 'deadline-missed', to, text, summons, urgent: true }];
  },
  DueTimesRebased({ reason }, telling) {
    const to = [...organisations(departmentsOf(telling.whistle)), ...raisers(telling)];
    const text = `节假日安排已公布，时限重新计算：${telling.said(reason)}。`;
    return [{ kind: 'due-times-changed', to, text }];
  },
};
