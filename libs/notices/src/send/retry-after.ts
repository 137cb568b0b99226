const SECOND_MS = 1_000;
/** Longer waits are cut to this: the receiver may be in error, and notices lose their value. */
const LONGEST_MS = 24 * 3_600_000;

/** All three forms of HTTP-date (RFC 9110, 5.6.7) begin with the name of a day. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d\d:\d\d:\d\d/;

const msOfDate = (text: string): number => {
  if (!HTTP_DATE.test(text)) return NaN;
  // asctime has no zone, and means UTC.
  return Date.parse(/GMT|UTC/.test(text) ? text : `${text} GMT`);
};

/**
 * How long a receiver asks to wait: `Retry-After` as seconds or as a date (RFC 9110, 10.2.3), at most a
 * day. Undefined where it is missing, unreadable or in the past.
 * @param date the `Date` header of the answer, in case the receiver's clock differs from ours
 * @param now milliseconds of the epoch, used where the answer has no `Date`
 */
export function retryAfterMsOf(
  retryAfter: string | undefined,
  date: string | undefined,
  now: number,
): number | undefined {
  const text = retryAfter?.trim() ?? '';
  const sent = msOfDate(date?.trim() ?? '');
  const ms = /^\d+$/.test(text)
    ? Number(text) * SECOND_MS
    : msOfDate(text) - (Number.isNaN(sent) ? now : sent);
  return ms > 0 ? Math.min(ms, LONGEST_MS) : undefined;
}
