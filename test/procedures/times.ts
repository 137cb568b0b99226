const SHANGHAI_MS = 8 * 3_600_000;

/** `2026-09-30 16:40` in Asia/Shanghai as ISO 8601 UTC. */
export const utc = (local: string): string =>
  new Date(`${local.replace(' ', 'T')}:00.000+08:00`).toISOString();

/** An instant as `2026-09-30 16:40` in Asia/Shanghai. */
export const localTime = (instant: string): string =>
  new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ');
