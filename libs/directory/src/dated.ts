import { isVisible, reject, type Rejection } from '#event-sourcing';
import { isLocalDate, localDate } from '#calendar';

/** What holds from a local date (Asia/Shanghai, `YYYY-MM-DD`) on, until the next entry. */
export interface Dated<T> {
  readonly from: string;
  readonly value: T;
  readonly reason?: string;
}

/** From when a change is to hold, as a command says it. */
export interface Effective {
  /** Local date `YYYY-MM-DD`; today where absent. The past needs a reason. */
  readonly effectiveFrom?: string;
  readonly reason?: string;
  /** The reason was filled in by a program where a person gave none; it need not be recorded. */
  readonly reasonAssumed?: boolean;
}

/** The date from which an event counts; the oldest events have only their time. */
export const effectiveDate = (data: {
  readonly at: string;
  readonly effectiveFrom?: string;
}): string => data.effectiveFrom ?? localDate(data.at);

/** What holds on a date; undefined before the first entry. */
export const entryAt = <T>(timeline: readonly Dated<T>[], date: string): Dated<T> | undefined =>
  timeline.findLast(({ from }) => from <= date);

/** Whether the reason of a command is on record, or no person gave one. */
export const isReasonKept = (
  recorded: string | undefined,
  { reason, reasonAssumed = false }: Pick<Effective, 'reason' | 'reasonAssumed'>,
): boolean => reason === undefined || reasonAssumed || reason === recorded;

/** Whether the entry in force already has the date and reason of a change. */
export const isKept = (entry: Dated<unknown> | undefined, said: Effective): boolean =>
  entry !== undefined &&
  (said.effectiveFrom === undefined || said.effectiveFrom === entry.from) &&
  isReasonKept(entry.reason, said);

/** The timeline with one more entry; it replaces one for the same date. */
export function withEntry<T>(timeline: readonly Dated<T>[], entry: Dated<T>): readonly Dated<T>[] {
  const others = timeline.filter(({ from }) => from !== entry.from);
  return [...others, entry].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The timeline without the entry that begins on a date. */
export const withoutEntry = <T>(timeline: readonly Dated<T>[], from: string): readonly Dated<T>[] =>
  timeline.filter((entry) => entry.from !== from);

/** The optional fields of a change, as events keep them. */
export const effectiveOf = ({ effectiveFrom, reason }: Effective): Effective => ({
  ...(effectiveFrom !== undefined && { effectiveFrom }),
  ...(reason !== undefined && { reason }),
});

export const isRefused = <T extends object | string>(
  value: T,
): value is Extract<T, { readonly rejected: string }> =>
  typeof value === 'object' && 'rejected' in value;

/**
 * The date from which a change is to count. The past is open to corrections, but only with a reason.
 */
export function effectiveFrom(
  { effectiveFrom: asked, reason = '' }: Effective,
  now: string,
): string | Rejection<'EFFECTIVE_DATE_INVALID' | 'PAST_NEEDS_REASON'> {
  const today = localDate(now);
  const from = asked ?? today;
  if (!isLocalDate(from)) return reject('EFFECTIVE_DATE_INVALID', { effectiveFrom: from });
  const told = from >= today || isVisible(reason);
  return told ? from : reject('PAST_NEEDS_REASON', { effectiveFrom: from });
}
