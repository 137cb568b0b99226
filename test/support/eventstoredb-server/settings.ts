import type { LogRecord } from './transaction-log.js';

/** What a soft delete sets as the first event that is left. */
export const SOFT_DELETED = 2 ** 63;

/** What operators set for a stream: it is the last event of its metadata stream. */
export interface StreamSettings {
  readonly $tb?: number;
  readonly $maxCount?: number;
  /** Seconds. */
  readonly $maxAge?: number;
}

export const metadataStreamOf = (stream: string): string => `$$${stream}`;

export function settingsIn(metadata: readonly LogRecord[] | undefined): StreamSettings {
  const last = metadata?.at(-1);
  if (!last || last.data.length === 0) return {};
  return JSON.parse(Buffer.from(last.data).toString('utf8')) as StreamSettings;
}

export const isSoftDeleted = ({ $tb = 0 }: StreamSettings): boolean => $tb >= SOFT_DELETED;

/** Of the events of a stream those that its settings leave to be read. */
export function leftOf(
  records: readonly LogRecord[],
  { $tb = 0, $maxCount = Infinity, $maxAge = Infinity }: StreamSettings,
): readonly LogRecord[] {
  const first = Math.max($tb, records.length - $maxCount);
  const since = Date.now() - $maxAge * 1_000;
  return records.filter(({ revision, created }) => revision >= first && created.getTime() > since);
}
