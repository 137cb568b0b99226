const SHANGHAI_MS = 8 * 3_600_000;
const MINUTES = 'YYYY-MM-DDTHH:MM'.length;

/** An instant of what was typed as Shanghai’s time, `2026-10-05T09:30`. */
export const instantOf = (local: string): string => `${local.slice(0, MINUTES)}:00.000+08:00`;

/** As a field for date and time has it. */
export const localOf = (instant: string): string =>
  new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(0, MINUTES);
