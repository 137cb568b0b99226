/** Injection token of {@link AppealWindows}; without a provider there is no limit by period. */
export const APPEAL_WINDOW = Symbol('APPEAL_WINDOW');

/** Until when what counts in a period may be contested. */
export interface AppealWindow {
  /**
   * For a summons dispatched on a day (Asia/Shanghai, `YYYY-MM-DD`). Undefined while its period is open;
   * once that is preliminary or published, the end of its window, ISO 8601 UTC.
   */
  contestableUntil(day: string): string | undefined;
}

/** The window with everything that is in the log by now; asked for with each appeal. */
export interface AppealWindows {
  current(): Promise<AppealWindow>;
}
