import type { Deadline } from '../domain/running-deadlines.js';

/** Told of what the automation does; whoever watches the service listens. */
export interface DeadlineObserver {
  /** Events (their types) were written because a deadline had come, so many seconds after it had. */
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
