import { setTimeout as delay } from 'node:timers/promises';

/** How often the other client asks: a person who works quickly. */
const EVERY_MS = 50;
const LONGEST_MS = 20_000;
const PAGE = JSON.stringify({
  query: '{ streetWorkList(street: "street-1") { edges { node { whistleId title } } } }',
});

/** How long answers took, in milliseconds, and how many failed. */
export class Seen {
  readonly #sorted: readonly number[];

  constructor(
    private readonly took: readonly number[],
    readonly failed: number,
  ) {
    this.#sorted = [...took].sort((one, other) => one - other);
  }

  /** Both together. */
  with(other: Seen): Seen {
    return new Seen([...this.took, ...other.took], this.failed + other.failed);
  }

  /** Nearest rank. */
  quantile(share: number): number {
    const { length } = this.#sorted;
    return this.#sorted[Math.min(length - 1, Math.floor(share * length))] ?? Number.NaN;
  }

  get p95(): number {
    return this.quantile(0.95);
  }

  /** p50 / p95 / max. */
  get text(): string {
    return [0.5, 0.95, 1].map((share) => this.quantile(share).toFixed(0)).join(' / ');
  }
}

/** Asks for a page of the work list at a steady pace, however long the answers take. */
export async function look(url: string, token: string, forMs: number): Promise<Seen> {
  const took: number[] = [];
  let failed = 0;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const ask = async () => {
    const begun = performance.now();
    const signal = AbortSignal.timeout(LONGEST_MS);
    const sent = { method: 'POST', headers, body: PAGE, signal };
    const isAnswered = await fetch(`${url}/graphql`, sent).then(
      async (response) => (await response.arrayBuffer(), response.ok),
      () => false,
    );
    took.push(performance.now() - begun);
    if (!isAnswered) failed++;
  };
  const asked: Promise<void>[] = [];
  for (const end = performance.now() + forMs; performance.now() < end; await delay(EVERY_MS))
    asked.push(ask());
  await Promise.all(asked);
  return new Seen(took, failed);
}
