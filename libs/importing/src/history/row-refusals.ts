import { reject, type Rejection } from '#event-sourcing';
import { whistleMessage, type WhistleRejection } from '#whistle';
import { type CellFault, cellFaultReason } from '../tables/table-row.js';
import { shownStep, STEP_WORDS, type StepName } from './mapping.js';
import type { RowFaultCode } from './row-reader.js';

/** Refusals that come from the import and not from the whistle. */
export type ImportRejection =
  'UNIT_MISSING' | 'STREET_MISSING' | 'SCORE_INVALID' | 'VALUE_INVALID' | 'UNIT_NOT_SUMMONED';

/** Why a row was refused, and at which of its steps; without a step, at the blow of the whistle. */
export interface RowRejection extends Rejection<WhistleRejection | ImportRejection> {
  readonly step?: StepName;
}

/** A value of the row that does not fit its place in the mapping. */
export const invalidValue = (
  field: string,
  value: string,
  expected: string,
): Rejection<ImportRejection> => reject('VALUE_INVALID', { field, value, expected });

export const isInvalid = <T extends object>(
  value: T | Rejection<ImportRejection> | undefined,
): value is Rejection<ImportRejection> => value !== undefined && 'rejected' in value;

type Details = RowRejection['details'];

const IMPORT_REASONS: Readonly<Record<ImportRejection, (details: Details) => string>> = {
  UNIT_MISSING: () => '该行没有单位',
  STREET_MISSING: () => '案件的首行没有街道，无法吹哨',
  SCORE_INVALID: () => '评分应为 1 至 5 的整数，或非常不满意至非常满意',
  VALUE_INVALID: ({ field, value, expected }) => `${field} 的值“${value}”不符：${expected}`,
  UNIT_NOT_SUMMONED: ({ department }) => `单位“${department}”不在该哨的召集之中`,
};

const isImports = (code: string): code is ImportRejection => code in IMPORT_REASONS;

/** The steps of which one must come first, by refusal. */
const STEPS_BEFORE: Readonly<Partial<Record<RowRejection['rejected'], readonly StepName[]>>> = {
  NOT_ARRIVED: ['arrive'],
  NOT_REPORTED: ['report'],
  UNRESOLVED_SUMMONSES: ['confirm'],
  NOT_RATEABLE: ['confirm', 'close'],
  WHISTLE_NOT_CLOSED: ['close'],
  NO_DECLINE_PENDING: ['decline'],
  NO_EXTENSION_PENDING: ['request-extension'],
  WHISTLE_NOT_OPEN: ['reopen'],
  ALREADY_CONFIRMED: ['reopen'],
  ALREADY_REPORTED: ['send-back'],
  UNIT_NOT_SUMMONED: ['assign', 'summon'],
};

function missingStep(code: RowRejection['rejected']): string {
  const steps = STEPS_BEFORE[code];
  return steps ? `；之前须有 ${steps.map(shownStep).join('或')}` : '';
}

/** Why a row was refused, in Chinese: the step, the reason, and the step that is missing. */
export function reasonOf({ rejected, details, step }: RowRejection): string {
  const reason = isImports(rejected)
    ? IMPORT_REASONS[rejected](details)
    : whistleMessage({ rejected, details });
  const what = step === undefined ? '吹哨' : STEP_WORDS[step];
  return `${what}：${reason}${missingStep(rejected)}`;
}

const FAULTS: Readonly<Record<Exclude<RowFaultCode, CellFault['code']>, (of: string) => string>> = {
  CASE_MISSING: () => '没有案件编号',
  TIME_MISSING: () => '没有时间',
  TIME_INVALID: (time) => `时间无法识别或不存在：${time}`,
  TIME_AHEAD: (time) => `时间在将来：${time}（确要导入请加 --allow-future）`,
  STEP_TOO_EARLY: (time) => `环节的时间早于该行的时间：“${time}”`,
  BLOWN_TOO_LATE: (time) => `吹哨时间晚于该行的时间：“${time}”`,
};

/** Why a row could not be read, in Chinese. */
export function faultReason({ code, detail }: { code: RowFaultCode; detail: string }): string {
  if (code === 'CELL_COUNT' || code === 'TEXT_UNUSABLE') return cellFaultReason({ code, detail });
  return FAULTS[code](detail);
}
