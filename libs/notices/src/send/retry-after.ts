const SECOND_MS = 1_000;
/** Nobody is left alone for longer: a receiver may have mistyped, and what waits grows old. */
const LONGEST_MS = 24 * 3_600_000;

/** The three forms of HTTP-date (RFC 9110 5.6.7) begin with the name of a day; nothing else is one. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d\d:\d\d:\d\d/;

const msOfDate = (text: string): number => {
  if (!HTTP_DATE.test(text)) return NaN;
  // asctime has no zone, and means UTC.
  return Date.parse(/GMT|UTC/.test(text) ? text : `${text} GMT`);
};

/**
 * How long a receiver asks to be left alone: `Retry-After` as seconds or as a date (RFC 9110 10.2.3), at
 * most a day. Undefined where it says nothing that can be understood, or names the past.
 * @param date the `Date` of the same answer: its clock may be another than ours
 * @param now milliseconds of our own clock, where the answer has none
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
