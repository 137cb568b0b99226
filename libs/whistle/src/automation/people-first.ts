import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { commandsUnderWay } from '#event-sourcing';

/** Pages under way at a time, to share commits: while one is committed the next is decided. */
const MOST_PAGES = 4;
/** While people are about, their commands share a commit with no more than one page. */
const ABOUT_MS = 1_000;
/** Longest wait for commands of people, in terms of the work that was done since the last one. */
const PATIENCE = 4;
const LOOK_AGAIN_MS = 1;

const mostPages = (): number => (commandsUnderWay().lastMs < ABOUT_MS ? 1 : MOST_PAGES);

/**
 * Paces a storm of deadlines so that people's commands are not held up by it. Between two pages
 * whatever has arrived gets its turn; while commands of people are under way nothing new is begun, for up to
 * four times as long as the page before took, so that the storm gets on whatever people do.
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
    const now = this.now();
    const until = now + PATIENCE * (now - this.#begunAt);
    while (commandsUnderWay().count > 0 && this.now() < until) await sleep(LOOK_AGAIN_MS);
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
