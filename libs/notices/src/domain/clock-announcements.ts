import {
  type DeadlineApproaching,
  type DeadlineClock,
  isOfStreet,
  type StreetClock,
  type SupervisionStep,
} from '#whistle';
import type { Recipient } from './notice.values.js';
import { localTime } from './notice-text.js';
import { earliestDueOf } from './response-announcements.js';
import {
  CENTRE,
  organisation,
  organisations,
  raisersOf,
  type Announcements,
  type AnnouncementContext,
} from './announcement.js';
import { departmentsOf } from './noticed-whistle.js';

const CLOCKS: Readonly<Record<Exclude<DeadlineClock, StreetClock>, string>> = {
  acknowledge: '签收',
  contact: '联系',
  arrive: '报到',
  resolve: '办结',
  ruling: '裁定',
  appeal: '申诉裁决',
  review: '审哨',
  dispatch: '派单',
  overall: '整哨办结',
};
/** What the street was asked for, about a department. */
const STREET_STEPS: Readonly<Record<StreetClock, (department: string) => string>> = {
  'confirm-arrival': (department) => `确认${department}到场`,
  verify: (department) => `核实${department}反馈`,
  rate: (department) => `对${department}评哨`,
};
const STEPS: Readonly<Record<SupervisionStep, string>> = {
  reminder: '催办',
  written: '书面督办',
  escalation: '提级督办',
};
const limitText = ({ value, unit }: { readonly value: number; readonly unit: string }) =>
  `${value} ${unit}`;

/** Whose deadline it is: a department's own, the command centre's, or the street's. */
function deadlineOwnerOf(
  { department, clock }: Pick<DeadlineApproaching['data'], 'department' | 'clock'>,
  { whistle }: AnnouncementContext,
): Recipient {
  // Officials of the assessment read what comes to the district.
  if (clock === 'ruling' || clock === 'dispatch' || clock === 'appeal') return CENTRE;
  if (isOfStreet(clock)) return organisation(whistle.street);
  return organisation(department ?? whistle.street);
}

/** 城管局的报到, 新华街道核实城管局反馈的 … */
function clockText(
  { department, clock }: Pick<DeadlineApproaching['data'], 'department' | 'clock'>,
  { whistle, nameOf }: AnnouncementContext,
): string {
  const subject = department === undefined ? '本哨' : nameOf(department);
  return isOfStreet(clock)
    ? `${nameOf(whistle.street)}${STREET_STEPS[clock](subject)}的`
    : `${subject}的${CLOCKS[clock]}`;
}

/** Announcements about clocks: extensions, pauses, supervision, cards, a changed calendar. */
export const clockAnnouncements: Announcements = {
  ExtensionRequested(
    { department, extension, reason, summons },
    { whistle, nameOf, quote: quote },
  ) {
    const text = `${nameOf(department)}申请延期 ${limitText(extension)}：${quote(reason)}，请答复。`;
    const to = [CENTRE, organisation(whistle.street)];
    return [{ kind: 'extension-asked', to, text, summons }];
  },
  ExtensionGranted({ department, extension, clocks, summons }, { whistle }) {
    const due = clocks.resolve ? `，新时限 ${localTime(clocks.resolve.dueAt)}` : '';
    const to = [organisation(department), organisation(whistle.street)];
    const text = `已准予延期 ${limitText(extension)}${due}。`;
    return [{ kind: 'extension-answered', to, text, summons }];
  },
  ExtensionRefused({ department, reason, summons }, { whistle, quote: quote }) {
    const to = [organisation(department), organisation(whistle.street)];
    const text = `延期未获准，原时限不变：${quote(reason)}。`;
    return [{ kind: 'extension-answered', to, text, summons, urgent: true }];
  },
  PauseRequested({ department, reason, until, summons }, { whistle, nameOf, quote: quote }) {
    const asked = `${nameOf(department)}申请挂账至 ${localTime(until)}`;
    const text = `${asked}：${quote(reason)}，请答复。`;
    const to = [CENTRE, organisation(whistle.street)];
    return [{ kind: 'pause-asked', to, text, summons }];
  },
  PauseRefused({ department, reason, summons }, { quote: quote }) {
    const text = `挂账未获准，计时照走：${quote(reason)}。`;
    const to = [organisation(department)];
    return [{ kind: 'pause-refused', to, text, summons, urgent: true }];
  },
  ClockPaused({ department, reason, until, summons }, { quote: quote }) {
    const end = until === undefined ? '' : `，至迟 ${localTime(until)} 恢复`;
    const text = `已挂账，停止计时${end}：${quote(reason)}。`;
    return [{ kind: 'paused', to: [organisation(department)], text, summons }];
  },
  ClockResumed({ department, clocks, cause, summons }, { whistle }) {
    const due = earliestDueOf(clocks);
    const capped = cause === 'cap' ? '挂账已达上限，' : '';
    const until = due === undefined ? '' : `，最近时限 ${localTime(due)}`;
    const to = [organisation(department), organisation(whistle.street)];
    const text = `${capped}已恢复计时${until}。`;
    return [{ kind: 'resumed', to, text, summons, reactBy: due }];
  },
  SupervisionIssued({ department, step, reason, summons }, context) {
    const { whistle, nameOf, quote: quote } = context;
    const text = `${nameOf(department)}被${STEPS[step]}：${quote(reason)}。`;
    const above = step === 'escalation' ? [CENTRE] : [];
    const to = [organisation(department), organisation(whistle.street), ...above];
    return [{ kind: 'supervised', to, text, summons, urgent: step !== 'reminder' }];
  },
  SupervisionAnswered({ department, plan, doneBy, summons }, context) {
    const { whistle, nameOf, quote: quote } = context;
    const text = `${nameOf(department)}答复督办：${quote(plan)}，${localTime(doneBy)} 前办到。`;
    const to = [organisation(whistle.street), CENTRE];
    return [{ kind: 'supervision-answered', to, text, summons }];
  },
  DeadlineApproaching(data, context) {
    const { summons, dueAt } = data;
    const text = `${clockText(data, context)}时限将于 ${localTime(dueAt)} 届满。`;
    const to = [deadlineOwnerOf(data, context)];
    return [{ kind: 'deadline-approaching', to, text, summons, reactBy: dueAt }];
  },
  DeadlineMissed(data, context) {
    const { summons, dueAt } = data;
    const street = organisation(context.whistle.street);
    const text = `${clockText(data, context)}时限 ${localTime(dueAt)} 已过，记红牌。`;
    const to = [deadlineOwnerOf(data, context), street, CENTRE];
    return [{ kind: 'deadline-missed', to, text, summons, urgent: true }];
  },
  DueTimesRebased({ reason }, context) {
    const to = [...organisations(departmentsOf(context.whistle)), ...raisersOf(context)];
    const text = `节假日安排已公布，时限重新计算：${context.quote(reason)}。`;
    return [{ kind: 'due-times-changed', to, text }];
  },
};
