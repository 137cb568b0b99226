import { type DeadlineParts, WhenDeadlinePassesThenEscalate } from '#whistle';

/**
 * Runs everything that the system does by itself on the log, until the signal. One process at a
 * time does it; the others stand by and take over.
 */
export const runAutomations = (parts: DeadlineParts, signal: AbortSignal): Promise<void> =>
  new WhenDeadlinePassesThenEscalate(parts).run(signal);
