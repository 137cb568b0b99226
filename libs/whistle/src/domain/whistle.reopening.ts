import type { Clock, RuleReference, WhistleReopened } from './whistle.events.js';

/** The overall clock, since when it runs and what started it. */
export interface Overall {
  readonly overall?: Clock | undefined;
  readonly overallSince: string;
  readonly overallRule: RuleReference;
}

const addMs = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** The same natural length again; provisional, so that the next notice counts it by working days. */
function restartClock({ limit, dueAt, warnAt, missAt }: Clock, ms: number): Clock {
  return {
    limit,
    dueAt: addMs(dueAt, ms),
    provisional: true,
    ...(warnAt !== undefined && { warnAt: addMs(warnAt, ms) }),
    ...(missAt !== undefined && { missAt: addMs(missAt, ms) }),
  };
}

/**
 * The overall clock after a reopening: the one in the event. Older events have none: the clock then
 * starts again at its old length, so that the time in which the whistle was over does not count.
 */
export function overallAfterReopening(
  { overall, overallSince, overallRule }: Overall,
  { at, rule, overall: brought }: WhistleReopened['data'],
): Overall {
  if (rule) return { overall: brought, overallSince: at, overallRule: rule };
  const ms = Date.parse(at) - Date.parse(overallSince);
  return { overall: overall && restartClock(overall, ms), overallSince: at, overallRule };
}
