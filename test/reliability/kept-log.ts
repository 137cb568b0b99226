import { setTimeout as delay } from 'node:timers/promises';

import type { RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { LogProof } from '#proof';

import { LogCheck } from '../load/municipality/check-log.js';
import type { Told } from '../load/municipality/ledger.js';
import { blownAt, deadlineOf, DEADLINES_EACH } from '../support/overdue.js';
import { Faults } from './part.js';

const PAGE = 5_000;
const HOUR = 3_600_000;
/** So long at most: then the clock hangs. How long it takes is a figure, not a condition. */
const HANGS_MS = 300_000;

/** A log that is read on after every fault: each event is looked at once, whatever the number of rounds. */
export class KeptLog {
  readonly faults: Faults;
  readonly #check = new LogCheck();
  readonly #proof = new LogProof([], []);
  readonly #due = new Set<string>();
  readonly #fired = new Map<string, number>();
  readonly #waited: number[] = [];
  #after: string | undefined;

  constructor(
    readonly log: EventStore,
    say: (line: string) => void,
  ) {
    this.faults = new Faults(say);
  }

  get events(): number {
    return this.#check.events;
  }

  /** Deadlines that have fired. */
  get fired(): number {
    return this.#fired.size;
  }

  /** How long each wait for the deadlines of a round took, in milliseconds, the load being over. */
  get waited(): readonly number[] {
    return this.#waited;
  }

  /** Whether a command is in the log. */
  has(commandId: string): boolean {
    return this.#check.has(commandId);
  }

  /** Writes whistles whose deadlines have all passed: the clock fires them while the load goes on. */
  async addOverdue(count: number): Promise<void> {
    const called = { street: 'street-001', lead: 'dept-01' };
    const whistles = Array.from({ length: count }, (_, at) =>
      blownAt(new Date(Date.now() - (48 + at / 10) * HOUR).toISOString(), called),
    );
    const appends = whistles.map((one) => ({ ...one, expected: 'no-stream' as const }));
    await this.log.appendInOrder(appends);
    for (const { stream } of whistles) this.#due.add(stream);
  }

  /** Waits until all that was overdue has fired, and reads the log to its end. */
  async untilFired(): Promise<void> {
    const all = () => this.#due.size * DEADLINES_EACH;
    const begun = performance.now();
    for (; performance.now() < begun + HANGS_MS; await delay(20)) {
      await this.readOn();
      if (this.#fired.size < all()) continue;
      this.#waited.push(performance.now() - begun);
      return;
    }
    this.faults.add([`${this.#fired.size} of ${all()} deadlines fired within ${HANGS_MS} ms`]);
  }

  async readOn(): Promise<void> {
    for (let end = false; !end;) {
      const from = this.#after === undefined ? {} : { after: this.#after };
      const page = await this.log.readAll({ limit: PAGE, ...from });
      for (const event of page.events) this.#add(event);
      [this.#after, end] = [page.position, page.end];
    }
  }

  /** Holds what has been read against what clients were told. */
  hold(told: Told): void {
    this.#check.hold(told);
    this.faults.add(this.#check.faults.splice(0));
  }

  #add(event: RecordedEvent): void {
    this.#check.add(event);
    this.faults.add(this.#proof.add(event));
    if (event.type !== 'DeadlineMissed' || !this.#due.has(event.stream)) return;
    const deadline = deadlineOf(event);
    const times = (this.#fired.get(deadline) ?? 0) + 1;
    this.#fired.set(deadline, times);
    this.faults.expect(times === 1, `fired ${times} times: ${deadline}`);
  }
}
