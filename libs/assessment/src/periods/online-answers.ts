import { inputError } from '#graphql';
import { isRefusedPeriod, type ScorePeriod, scorePeriodOf } from '../domain/score-period.js';
import { LogTooLongError } from './known-events.js';

/** @throws GraphQLError naming the field */
export function namedPeriod(text: string, field: string): ScorePeriod {
  const period = scorePeriodOf(text);
  if (isRefusedPeriod(period)) throw inputError(field, period.fault, period.reason);
  return period;
}

/** @throws GraphQLError where it is still to come */
export function pastInstant(asOf: string | null | undefined): string | undefined {
  if (asOf == null) return undefined;
  if (Date.parse(asOf) > Date.now()) throw inputError('asOf', 'AS_OF_IN_FUTURE', '不得晚于现在');
  return asOf;
}

/** Says in the words of the API that the log is too long to wait for. */
export async function unlessTooLong<T>(answer: Promise<T>, field: string): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof LogTooLongError)) throw error;
    throw inputError(field, error.code, error.message);
  }
}
