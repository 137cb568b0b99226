import { isLocalDate, isMonth } from '#calendar';
import { inputError } from './input-error.js';

/** @throws GraphQLError `DATE_INVALID` naming the field, also for a date such as 30 February */
export function refuseUnlessDate(field: string, date: string): void {
  if (!isLocalDate(date))
    throw inputError(field, 'DATE_INVALID', '须为存在的日期，格式 YYYY-MM-DD');
}

/**
 * Checks a period of local days, both included, in the arguments `from` and `to`, either of which
 * may be absent.
 * @throws GraphQLError `DATE_INVALID` or `PERIOD_INVALID` (it ends before it begins) naming the
 * field
 */
export function refuseUnlessPeriod(from: string | undefined, to: string | undefined): void {
  if (from !== undefined) refuseUnlessDate('from', from);
  if (to !== undefined) refuseUnlessDate('to', to);
  if (from !== undefined && to !== undefined && from > to)
    throw inputError('to', 'PERIOD_INVALID', '不得早于 from');
}

/** @throws GraphQLError `MONTH_INVALID` naming the field */
export function refuseUnlessMonth(month: string, field = 'month'): void {
  if (!isMonth(month)) throw inputError(field, 'MONTH_INVALID', '须为月份，格式 YYYY-MM');
}
