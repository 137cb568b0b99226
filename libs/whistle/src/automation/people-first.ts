import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { commandsFirst, lastCommandMs } from '#event-sourcing';

/** Pages under way at a time, to share commits: while one is committed the next is decided. */
const MOST_PAGES = 4;
/** While people are about, their commands share a commit with no more than one page. */
const ABOUT_MS = 1_000;
/** Longest wait for commands of people, in terms of the work that was done since the last one. */
const PATIENCE = 4;

/**
 * Whistles of a page: short enough that a request which comes meanwhile hardly waits, and worth a
 * statement of its own; a fraction of that while people are about.
 */
const WHISTLES_A_PAGE = 64;
const WHISTLES_BESIDE_PEOPLE = 16;

const peopleAreAbout = (): boolean => lastCommandMs() < ABOUT_MS;
const mostPages = (): number => (peopleAreAbout() ? 1 : MOST_PAGES);
/** Whistles that the next page should have. */
export const pageSize = (): number => (peopleAreAbout() ? WHISTLES_BESIDE_PEOPLE : WHISTLES_A_PAGE);

/**
 * Paces a storm of deadlines so that people's commands are not held up by it. Between two pages
 * whatever has arrived gets its turn. While people are about, a page is small and is followed by a
 * rest as long as it took; while commands of theirs are under way nothing new is begun, for up to
 * four times as long, so that the storm gets on whatever people do.
 */
export class PeopleFirst {
  readonly #underWay = new Set<Promise<void>>();
  readonly #failures: unknown[] = [];
  #begunAt: number;

  /** @param now milliseconds of a clock that only goes forward */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.#begunAt = now();
  }

  /**
   * Resolves when it is time for the next page.
   * @throws the error of a page that failed meanwhile
   */
  async makeRoom(): Promise<void> {
    await nextTurn();
    while (this.#underWay.size >= mostPages()) await this.#oldestPage();
    const workedMs = this.now() - this.#begunAt;
    if (peopleAreAbout()) await sleep(workedMs);
    await commandsFirst(PATIENCE * workedMs, this.now);
    this.#begunAt = this.now();
    await this.#throwFailure();
  }

  /** Begins a page, which goes on while others are begun. */
  meanwhile(work: () => Promise<void>): void {
    const page = work().catch((error: unknown) => void this.#failures.push(error));
    this.#underWay.add(page);
    void page.then(() => this.#underWay.delete(page));
  }

  /** Waits for the pages under way. @throws the error of one that failed */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
    await this.#throwFailure();
  }

  /** The oldest, so that what is due later overtakes it by so many pages at most. */
  async #oldestPage(): Promise<void> {
    for (const oldest of this.#underWay) return oldest;
  }

  async #throwFailure(): Promise<void> {
    if (this.#failures.length === 0) return;
    await Promise.all(this.#underWay);
    throw this.#failures[0];
  }
}
