import { type Limit, localMinute, MINUTE_MS } from '#calendar';
import type { ClockLedger, LedgerReason } from '../../domain/clock-ledger.js';
import { type LedgerDay, ledgerDays } from '../../domain/clock-ledger.days.js';
import type { Excuse, LedgerEffect } from '../../domain/clock-ledger.events.js';
import type { ClockState } from '../../domain/clock-ledger.run.js';
import type { Verdict } from '../../domain/summons-clocks.js';
import { clockText, timelineEntry } from '../whistle-detail/whistle-timeline.js';
import type { ArrivalDetail } from '../whistle-detail/response-detail.js';
import type { ExplainedClock } from './explained-clock.js';

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  onTime: '按时',
  late: '逾期',
  open: '未停',
  excused: '免计',
};

const STATES: Readonly<Record<ClockState, string>> = {
  running: '计时中',
  paused: '挂账',
  reported: '已反馈，待核实',
  stopped: '已停',
  released: '未停即终止',
};

const EFFECTS: Readonly<Record<LedgerEffect, string>> = {
  started: '起算',
  paused: '停止计时',
  resumed: '恢复计时',
  moved: '改期',
  reported: '待街道核实',
  restarted: '重新计时',
  stopped: '停表',
  corrected: '更正停表时间',
  released: '终止',
  excused: '免计',
};

const EXCUSES: Readonly<Record<Excuse, string>> = {
  'called-wrongly': '退哨成立，各时钟一律免计',
  replaced: '到期前已改派',
  withdrawn: '到期前已撤回召集',
  'whistle-withdrawn': '到期前已撤哨',
  'whistle-merged': '到期前已并哨',
};

const DAYS_OFF: Readonly<Record<LedgerReason, string>> = {
  holiday: '放假',
  weekend: '周末',
  pause: '挂账',
  night: '下班后',
  break: '午休',
  'working-hours': '上班',
  'make-up-workday': '调休上班',
  natural: '自然时间',
};

/** A limit in words: `5 工作日`, `当日`. */
export const limitText = ({ value, unit }: Limit): string =>
  value === 0 && (unit === '工作日' || unit === '自然日') ? '当日' : `${value} ${unit}`;

const minutes = (ms: number): string => `${Math.round((ms / MINUTE_MS) * 100) / 100} 分钟`;

function headOf({ asked, run, nameOf }: ExplainedClock): string {
  const who = run.department === undefined ? '' : nameOf(run.department);
  const verdict = run.verdict === undefined ? '无时限，只计时' : VERDICT_WORDS[run.verdict];
  const where = asked.summons === 0 ? '' : ` 第 ${asked.summons} 次召集`;
  return `${clockText(asked.clock, who)}时钟（哨 ${asked.whistleId}${where}）：${verdict}`;
}

function ruleLine({ run, calendar }: ExplainedClock): string {
  const { pack, version } = run.rule;
  const limit = run.limit ? `时限 ${limitText(run.limit)}` : '无时限';
  return `规则 ${pack}@${version}，${limit}${calendar ? '，按工作时间计' : ''}`;
}

function calendarLines({ calendar }: ExplainedClock): string[] {
  if (!calendar) return [];
  const { workingHours, publishedBy, ownDays, digest } = calendar.edition;
  const hours = workingHours.map(([from, to]) => `${from}–${to}`).join('、');
  const own = ownDays === undefined ? '' : `，本地另定日期：${ownDays}`;
  return [
    `日历 ${publishedBy}（放假安排至 ${calendar.horizon}${own}），工作时间 ${hours}，摘要 ${digest}`,
  ];
}

function timesOf({ run }: ExplainedClock): string {
  const { startedAt, dueAt, until, state } = run;
  const due = dueAt === undefined ? '' : `，到期 ${localMinute(dueAt)}`;
  const ended = state === 'running' || state === 'paused' ? '计到' : STATES[state];
  return `起算 ${localMinute(startedAt)}${due}，${ended} ${localMinute(until)}`;
}

/** Which of the two times judges, and why; none where the device sent no time. */
function arrivalLines({ asked, arrival }: ExplainedClock): string[] {
  if (!arrival?.deviceAt || !['arrive', 'contact'].includes(asked.clock)) return [];
  const times = `设备 ${localMinute(arrival.deviceAt)}，服务器 ${localMinute(arrival.at)}`;
  return [`报到时间：${times}；${judgementText(arrival)}`];
}

function judgementText(arrival: ArrivalDetail): string {
  const { deviceTime, state } = arrival;
  if (!deviceTime)
    return '按服务器时间判定：规则不采用设备时间，或设备时间早于派哨、晚于服务器、超出容差';
  const within = `未超出容差 ${deviceTime.toleranceMinutes} 分钟`;
  if (state === 'confirmed') return `${within}，街道已确认到场，按设备时间判定`;
  return `${within}，街道尚未确认到场，按服务器时间判定`;
}

function usedLine({ counted, paused, allowance, remaining }: ClockLedger): string {
  const stood = paused === 0 ? '' : `，挂账 ${minutes(paused)}`;
  if (allowance === undefined || remaining === undefined) return `计入 ${minutes(counted)}${stood}`;
  const left = remaining < 0 ? `超 ${minutes(-remaining)}` : `余 ${minutes(remaining)}`;
  return `可用 ${minutes(allowance)}，计入 ${minutes(counted)}${stood}，${left}`;
}

function eventLines({ events, nameOf }: ExplainedClock): string[] {
  return events.map(({ event, effect, dueBefore, dueAfter }) => {
    const { text } = timelineEntry(event, nameOf);
    const moved = dueAfter !== undefined && dueAfter !== dueBefore;
    const due = moved ? `，到期 ${localMinute(dueAfter)}` : '';
    return `  第 ${event.revision} 号 ${event.type} ${text} → ${EFFECTS[effect]}${due}`;
  });
}

const dayText = ({ counted, paused, name, off }: LedgerDay): string => {
  if (off !== undefined) return `${name ?? DAYS_OFF[off]}，不计`;
  const stood = paused === 0 ? '' : `，挂账 ${minutes(paused)}`;
  return `${minutes(counted)}${name === undefined ? '' : `（${name}）`}${stood}`;
};

/** Days alike in a row are one line. */
function dayLines(days: readonly LedgerDay[]): string[] {
  const lines: { first: string; last: string; text: string }[] = [];
  for (const day of days) {
    const text = dayText(day);
    const line = lines.at(-1);
    if (line?.text === text) line.last = day.date;
    else lines.push({ first: day.date, last: day.date, text });
  }
  return lines.map(({ first, last, text }) =>
    first === last ? `  ${first} ${text}` : `  ${first} 至 ${last} 每日 ${text}`,
  );
}

const excuseLines = ({ run, excuse }: ExplainedClock): string[] =>
  run.verdict === 'excused' && excuse ? [`免计缘由：${EXCUSES[excuse]}`] : [];

/** Why a clock came out as it did, line by line, for the API and the command line alike. */
export const clockLines = (clock: ExplainedClock): string[] => [
  headOf(clock),
  ...excuseLines(clock),
  ruleLine(clock),
  ...calendarLines(clock),
  timesOf(clock),
  ...arrivalLines(clock),
  usedLine(clock.ledger),
  '经过：',
  ...eventLines(clock),
  ...(clock.calendar ? ['逐日计入：', ...dayLines(ledgerDays(clock.ledger))] : []),
];
