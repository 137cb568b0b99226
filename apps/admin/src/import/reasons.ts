import { whistleMessage } from '#whistle';
import type { ImportRejection, RowRejection } from './decide-row.js';
import type { StagedFault } from './staging.js';

const IMPORT_REASONS: Readonly<Record<ImportRejection, string>> = {
  UNIT_MISSING: '案件的首行没有单位,无法吹哨',
  STREET_MISSING: '案件的首行没有街道,无法吹哨',
  SCORE_INVALID: '评分应为 1 至 5 的整数',
};

const isImports = (code: string): code is ImportRejection => code in IMPORT_REASONS;

/** Why a row was refused, in Chinese. */
export function reasonOf({ rejected, details }: RowRejection): string {
  return isImports(rejected) ? IMPORT_REASONS[rejected] : whistleMessage({ rejected, details });
}

/** Why a row could not be read, in Chinese. */
export function faultReason({ code, detail }: StagedFault): string {
  switch (code) {
    case 'CASE_MISSING':
      return '没有案件编号';
    case 'TIME_INVALID':
      return `时间无法识别:「${detail}」`;
    case 'CELL_COUNT':
      return `列数不符(${detail})`;
  }
}
