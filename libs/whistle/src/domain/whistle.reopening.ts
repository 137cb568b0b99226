import type { Clock, RuleReference, WhistleReopened } from './whistle.events.js';

/** The overall clock, since when it runs and what started it. */
export interface Overall {
  readonly overall?: Clock | undefined;
  readonly overallSince: string;
  readonly overallRule: RuleReference;
}

const addMs = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** As long as before in natural time; provisional, so that a next notice counts it by its days. */
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
 * The overall clock after a reopening: the one that the event brings. What was written before events
 * brought one has it start anew at its old length, so that nothing is overdue for the time in which
 * the whistle was over.
 */
export function overallAfterReopening(
  { overall, overallSince, overallRule }: Overall,
  { at, rule, overall: brought }: WhistleReopened['data'],
): Overall {
  if (rule) return { overall: brought, overallSince: at, overallRule: rule };
  const ms = Date.parse(at) - Date.parse(overallSince);
  return { overall: overall && restartClock(overall, ms), overallSince: at, overallRule };
}
