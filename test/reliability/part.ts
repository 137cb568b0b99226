import type { Profile } from '../load/municipality/options.js';

/** What a part came to. */
export interface Outcome {
  /** How often it was done. */
  readonly rounds: number;
  /** Figures, in words. */
  readonly found: string;
  /** What did not hold, in words; empty where all did. */
  readonly faults: readonly string[];
  /** Why it could not be done on this machine; then nothing is shown by it. */
  readonly skipped?: string;
}

export interface Run {
  readonly rounds: number;
  /** A line for whoever waits. */
  say(line: string): void;
  /** What it has come to so far, for parts that take long: the table has it at once. */
  soFar(outcome: Outcome): void;
}

/** One fault, or one kind of bad input, and what must hold all the same: a row of the table. */
export interface Part {
  /** `--only` takes its beginning. */
  readonly name: string;
  readonly done: string;
  readonly holds: string;
  /** Rounds without `--rounds`. */
  readonly rounds: number;
  /** The way to run the system that it is done to; undefined where it is not about one. */
  readonly profile?: Profile;
  run(run: Run): Promise<Outcome>;
}

const MOST_FAULTS = 20;

/** Collects what did not hold. */
export class Faults {
  readonly found: string[] = [];

  /** @param say hears of each at once, for parts that take long */
  constructor(private readonly say: (line: string) => void = () => undefined) {}

  expect(right: boolean, fault: string): void {
    if (!right) this.add([fault]);
  }

  add(faults: readonly string[]): void {
    const added = faults.slice(0, MOST_FAULTS - this.found.length);
    for (const fault of added) this.say(`✗ ${fault}`);
    this.found.push(...added);
  }
}
