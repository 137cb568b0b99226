import { localMinute } from '#calendar';
import type { HandlingRejection, Rejection } from '#event-sourcing';
import type { PeriodRejection } from './assessment-period.commands.js';

type Details = Rejection['details'];

const minuteOf = (instant: string | number | undefined): string => localMinute(String(instant));

/** Of every refusal, in Chinese. */
export const PERIOD_MESSAGES: Readonly<Record<PeriodRejection, (details: Details) => string>> = {
  PERIOD_NOT_YOURS: () => '考核时段由考核人员办理',
  PERIOD_NOT_OVER: ({ to }) => `该时段到 ${to} 为止，数据截止不得早于其结束`,
  PERIOD_CUT_OFF_INVALID: () => '数据截止不得晚于现在',
  PERIOD_WINDOW_REQUIRED: () => '须写明申诉截止日（contestUntil）：考核规则没有规定申诉期',
  PERIOD_WINDOW_INVALID: ({ day }) => `申诉截止日“${day}”须为今天或以后的日期，格式 YYYY-MM-DD`,
  PERIOD_ALREADY_PRELIMINARY: ({ until }) =>
    `该时段已有初步结果，申诉期到 ${minuteOf(until)}；要改动，请先撤回初步结果`,
  PERIOD_NOT_PRELIMINARY: () => '该时段还没有初步结果，须先作出初步结果并留出申诉期',
  PERIOD_NOT_PUBLISHED: () => '该时段尚未公布，没有可以更正的结果',
  PERIOD_PUBLISHED: () => '该时段已经公布，只能更正公布',
  PERIOD_WINDOW_OPEN: ({ until }) => `申诉期到 ${minuteOf(until)}，期满后才能公布`,
  PERIOD_APPEALS_UNDECIDED: ({ count }) =>
    `还有 ${count} 项召集的申诉没有裁决；仍要公布，请写明理由（undecidedReason）`,
  PERIOD_RESTATEMENT_NAMED: ({ name }) => `“${name}”已是另一次更正的名称`,
  PERIOD_UNCHANGED: () => '按已裁决的申诉和所列的哨重算，结果与现行的一致，无须更正',
  PERIOD_WHISTLE_UNKNOWN: ({ whistle }) => `没有哨“${whistle}”`,
};

const HANDLING: Readonly<Record<HandlingRejection, (details: Details) => string>> = {
  REVISION_CONFLICT: () => '该时段已被他人改动，请重试',
  COMMAND_ID_REUSED: () => '同一命令编号已用于其他内容',
  TEXT_UNUSABLE: ({ path, character }) => `${path}：含有无法使用的字符 ${character}`,
};

/** A refusal as people read it. */
export const periodMessage = ({
  rejected,
  details,
}: Rejection<PeriodRejection | HandlingRejection>): string =>
  ({ ...PERIOD_MESSAGES, ...HANDLING })[rejected](details);
