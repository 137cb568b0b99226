/**
 * What a request costs whatever it asks for. Costs are what `costOf` estimates, and one of them takes about
 * a microsecond of the thread that answers.
 */
export const REQUEST_COST = 200;
const BYTES_A_COST = 256;
const CHARACTERS_A_COST = 4;

/** Cost of receiving so many bytes. */
export const costOfBytes = (bytes: number): number => bytes / BYTES_A_COST;

/** Cost of parsing and validating a document that nobody has sent before. */
export const costOfReading = (text: string): number => text.length / CHARACTERS_A_COST;

/** How much of the thread that answers may be one caller's, while it answers others too. */
export interface TurnLimits {
  /** Cost that a caller is given anew each second; see `costOf`. `MAX_COST_PER_SECOND`. */
  readonly costPerSecond: number;
}

/** Cost that a caller may use at once, in seconds of what is given: the questions of a page. */
const BURST_SECONDS = 4;
/** Whoever has asked nothing for so long is not waited for. */
const PRESENT_MS = 1_000;
/** Callers that are remembered; the one unheard of for longest is forgotten first. */
const MOST_CALLERS = 10_000;
const SECOND_MS = 1_000;

/** What is left of a caller's cost; below zero it is in debt, and waits. */
interface Account {
  readonly left: number;
  readonly atMs: number;
}

type Start = () => void;

/** When somebody asked last, and when somebody else did before. */
interface LastAsked {
  readonly caller: string;
  readonly atMs: number;
}

/**
 * Lets callers take turns on the thread that answers: one operation of a caller begins in each turn of the
 * event loop, and whoever has used more than what a caller is given waits until it has been given again.
 * What an operation costs is charged when it is known. A caller who is alone does not wait.
 */
export class Turns {
  readonly #accounts = new Map<string, Account>();
  /** Whose turn is next comes first. */
  readonly #lines = new Map<string, Start[]>();
  /** Who has begun something in this turn of the event loop. */
  readonly #begun = new Set<string>();
  #last: LastAsked | undefined;
  #lastOther: LastAsked | undefined;
  #turning: NodeJS.Immediate | undefined;
  #waking: NodeJS.Timeout | undefined;

  /** @param now milliseconds of a clock that only goes forward */
  constructor(
    private readonly limits: TurnLimits,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Resolves when it is the caller's turn. */
  take(caller: string): Promise<void> | undefined {
    this.#note(caller);
    if (!this.#lines.has(caller) && this.#waitMs(caller) === 0 && !this.#begun.has(caller)) {
      this.#begin(caller);
      return undefined;
    }
    return new Promise((resolve) => {
      const line = this.#lines.get(caller);
      if (line) line.push(resolve);
      else this.#lines.set(caller, [resolve]);
      this.#turn();
    });
  }

  /** Charges what the caller's operation costs. */
  charge(caller: string, cost: number): void {
    const { left, atMs } = this.#accountOf(caller);
    this.#accounts.delete(caller);
    this.#accounts.set(caller, { left: left - cost, atMs });
    if (this.#accounts.size <= MOST_CALLERS) return;
    const oldest = this.#accounts.keys().next();
    if (!oldest.done) this.#accounts.delete(oldest.value);
  }

  #begin(caller: string): void {
    this.#begun.add(caller);
    this.#turn();
  }

  #turn(): void {
    this.#turning ??= setImmediate(() => {
      this.#turning = undefined;
      this.#begun.clear();
      this.#startNext();
    });
  }

  /** One operation in each turn: the next one's who need not wait. */
  #startNext(): void {
    let soonest = Infinity;
    for (const [caller, line] of this.#lines) {
      const waitMs = this.#waitMs(caller);
      if (waitMs === 0) return this.#start(caller, line);
      soonest = Math.min(soonest, waitMs);
    }
    if (soonest < Infinity) this.#wakeIn(soonest);
  }

  #start(caller: string, line: Start[]): void {
    const start = line.shift();
    // The others come first then.
    this.#lines.delete(caller);
    if (line.length > 0) this.#lines.set(caller, line);
    this.#begin(caller);
    start?.();
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#waking);
    this.#waking = setTimeout(() => this.#startNext(), Math.ceil(ms));
  }

  /** How long the caller waits until it is out of debt; 0 where it is alone. */
  #waitMs(caller: string): number {
    const { left } = this.#accountOf(caller);
    if (left >= 0 || !this.#isInCompany(caller)) return 0;
    return (-left / this.limits.costPerSecond) * SECOND_MS;
  }

  #accountOf(caller: string): Account {
    const atMs = this.now();
    const { costPerSecond } = this.limits;
    const most = BURST_SECONDS * costPerSecond;
    const known = this.#accounts.get(caller);
    if (!known) return { left: most, atMs };
    const given = ((atMs - known.atMs) / SECOND_MS) * costPerSecond;
    return { left: Math.min(most, known.left + given), atMs };
  }

  #note(caller: string): void {
    if (this.#last !== undefined && this.#last.caller !== caller) this.#lastOther = this.#last;
    this.#last = { caller, atMs: this.now() };
  }

  #isInCompany(caller: string): boolean {
    const other = this.#last?.caller === caller ? this.#lastOther : this.#last;
    return other !== undefined && this.now() - other.atMs < PRESENT_MS;
  }
}
