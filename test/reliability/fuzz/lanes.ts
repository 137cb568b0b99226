import fc from 'fast-check';

/** Generated cases of one kind, and what is held of each. */
export interface Cases<T> {
  readonly name: string;
  readonly arbitrary: fc.Arbitrary<T>;
  /** @returns why it does not hold; undefined where it does */
  check(one: T): Promise<string | undefined>;
}

export interface Amount {
  readonly cases: number;
  /** How many are under way at the same time. */
  readonly lanes: number;
  /** The same seed makes the same cases, lane by lane. */
  readonly seed: number;
  /** A line for whoever waits. */
  say(line: string): void;
}

class FaultError extends Error {}

/** How long a fault is made smaller: one that takes a minute to show would take hours. */
const SHRINK_MS = 20_000;
/** How often a lane is begun again after a fault, before the rest is left out. */
const MOST_FAULTS = 5;

/**
 * Tries generated cases. A fault is made as small as it gets and told once, with what makes it again.
 * @returns the faults, and how many cases there were
 */
export async function tryCases<T>(
  { name, arbitrary, check }: Cases<T>,
  { cases, lanes, seed, say }: Amount,
): Promise<{ readonly tried: number; readonly faults: readonly string[] }> {
  const known = new Set<string>();
  const faults: string[] = [];
  let tried = 0;
  async function lane(no: number, share: number): Promise<void> {
    for (let left = share, round = 0; left > 0 && round < MOST_FAULTS; round++) {
      const shrinking = { until: Infinity };
      const property = fc.asyncProperty(arbitrary, async (one) => {
        if (performance.now() > shrinking.until) return;
        const fault = await check(one).catch((error: unknown) => `${name}: ${String(error)}`);
        if (fault === undefined || known.has(fault)) return;
        if (shrinking.until === Infinity) say(`${fault}: ${JSON.stringify(one).slice(0, 500)}`);
        shrinking.until = Math.min(shrinking.until, performance.now() + SHRINK_MS);
        throw new FaultError(fault);
      });
      const at = seed + no + 1_000 * round;
      const result = await fc.check(property, { seed: at, numRuns: left });
      const ran = Math.min(left, result.numRuns);
      [left, tried] = [left - ran, tried + ran];
      if (!result.failed) continue;
      const { errorInstance, counterexample, counterexamplePath } = result;
      const fault = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
      if (known.has(fault)) continue;
      known.add(fault);
      const smallest = JSON.stringify(counterexample?.[0]).slice(0, 1_500);
      faults.push(`${name}: ${fault}; seed ${at}, path ${counterexamplePath}: ${smallest}`);
    }
  }
  const shares = Array.from({ length: lanes }, (_, no) => Math.floor((cases + no) / lanes));
  await Promise.all(shares.map((share, no) => lane(no, share)));
  return { tried, faults };
}
