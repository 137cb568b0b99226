import { inputError } from '#graphql';
import { isDay, isMonth } from '../domain/local-date.js';

function mustBeDay(field: string, date: string | undefined): void {
  if (date !== undefined && !isDay(date))
    throw inputError(field, 'DATE_INVALID', '须为存在的日期，格式 YYYY-MM-DD');
}

/** @throws GraphQLError naming the field */
export function mustBePeriod(from: string | undefined, to: string | undefined): void {
  mustBeDay('from', from);
  mustBeDay('to', to);
  if (from !== undefined && to !== undefined && from > to)
    throw inputError('to', 'PERIOD_INVALID', '不得早于 from');
}

/** @throws GraphQLError naming the field */
export function mustBeMonth(month: string): void {
  if (!isMonth(month)) throw inputError('month', 'MONTH_INVALID', '须为月份，格式 YYYY-MM');
}
