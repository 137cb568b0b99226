import { serverNow } from '../api/server-clock';
import { momentOf } from '../time';

const SHANGHAI_MS = 8 * 3_600_000;
const MINUTES = 'YYYY-MM-DDTHH:MM'.length;

/** An instant of what was typed as Shanghai’s time, `2026-10-05T09:30`. */
export const instantOf = (local: string): string => `${local.slice(0, MINUTES)}:00.000+08:00`;

/** As a field for date and time has it. */
export const localOf = (instant: string): string =>
  new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(0, MINUTES);

/** The last moment of a window, of the instant at which it is over: 23:59 instead of the next day’s 00:00. */
export const lastMomentOf = (end: string): string =>
  momentOf(new Date(Date.parse(end) - 1).toISOString(), serverNow());
