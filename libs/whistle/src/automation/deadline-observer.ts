import type { Deadline } from '../domain/running-deadlines.js';

/** Is told what the automation does: for metrics and logs. */
export interface DeadlineObserver {
  /** Events of these types were written, so many seconds after the deadline. */
  fired(
    deadline: Pick<Deadline, 'what' | 'clock'>,
    events: readonly string[],
    lateSeconds: number,
  ): void;
  /** Whistles with a deadline that has come and has not fired; of them, those set aside. */
  overdue(whistles: number, setAside: number): void;
  /** One whistle could not be dealt with, or (without one) nothing could. */
  failed(error: unknown, whistle?: { readonly whistleId: string; readonly aside: boolean }): void;
}
