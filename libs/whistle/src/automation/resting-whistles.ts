import type { Deadline } from '../domain/running-deadlines.js';
import type { DueWhistle } from '../read/deadlines/due-whistles.js';

interface Rest {
  /** What its row said: one that says something else by now is tried again at once. */
  readonly fireAt: string;
  /** Milliseconds since 1970: earlier than `from` is a clock that was set back, by which nobody rests. */
  readonly from: number;
  readonly until: number;
  /** How often in a row it failed; 0 for one that had nothing to fire. */
  readonly tries: number;
  readonly sweep: number;
}

const MOST_TRIES = 5;
const FIRST_PAUSE_MS = 1_000;
const ASIDE_MS = 3_600_000;
const QUIET_MS = 60_000;

/**
 * Due whistles that are left alone for a while, so that they do not hold up others: those that failed,
 * for longer each time and in the end set aside, and those whose stream says that nothing is to be done.
 */
export class RestingWhistles {
  readonly #rests = new Map<string, Rest>();
  #sweep = 0;

  /** Those that are set aside after so many failures. */
  get setAside(): number {
    let count = 0;
    for (const { tries } of this.#rests.values()) if (tries >= MOST_TRIES) count += 1;
    return count;
  }

  /** Whether it is left alone in this sweep. */
  rests({ whistleId, fireAt }: DueWhistle, nowMs: number): boolean {
    const rest = this.#rests.get(whistleId);
    if (!rest) return false;
    this.#rests.set(whistleId, { ...rest, sweep: this.#sweep });
    return rest.fireAt === fireAt && rest.from <= nowMs && nowMs < rest.until;
  }

  fired({ whistleId }: DueWhistle): void {
    this.#rests.delete(whistleId);
  }

  /** The rows and the log do not agree: for a moment, or where the projection has set it aside. */
  quiet(whistle: DueWhistle, nowMs: number, running: readonly Pick<Deadline, 'fireAt'>[]): void {
    const ahead = running.map(({ fireAt }) => Date.parse(fireAt));
    const until = Math.min(nowMs + QUIET_MS, ...ahead.filter((fireMs) => fireMs > nowMs));
    this.#rest(whistle, { from: nowMs, until, tries: 0 });
  }

  /** How often it has failed now, and whether it is set aside for that. */
  failed(whistle: DueWhistle, nowMs: number): { tries: number; aside: boolean } {
    const tries = (this.#rests.get(whistle.whistleId)?.tries ?? 0) + 1;
    const aside = tries >= MOST_TRIES;
    const pauseMs = aside ? ASIDE_MS : FIRST_PAUSE_MS * 2 ** tries;
    this.#rest(whistle, { from: nowMs, until: nowMs + pauseMs, tries });
    return { tries, aside };
  }

  /** Forgets those that the sweep did not meet: they are no longer due. */
  swept(): void {
    for (const [whistleId, { sweep }] of this.#rests)
      if (sweep !== this.#sweep) this.#rests.delete(whistleId);
    this.#sweep += 1;
  }

  #rest({ whistleId, fireAt }: DueWhistle, rest: Pick<Rest, 'from' | 'until' | 'tries'>): void {
    this.#rests.set(whistleId, { fireAt, sweep: this.#sweep, ...rest });
  }
}
