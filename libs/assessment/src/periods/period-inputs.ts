import { hash } from 'node:crypto';
import { canonicalJson } from '#event-sourcing';
import type { SummonsFact } from '../domain/summons-fact.js';
import { sha256 } from './canonical-scores.js';
import type { FactListener } from './measures-in-log.js';
import type { ToldWhistle } from './whistles-in-log.js';

/** Fingerprint of the summonses of one organisation. */
export interface OrganisationInputs {
  readonly organisation: string;
  readonly summonses: number;
  /** SHA-256 of the digests of its lines, in ascending order. */
  readonly digest: string;
}

/** Fingerprint of everything that a result was computed from. */
export interface InputsSeal {
  readonly summonses: number;
  /** SHA-256 of one line `organisation summonses digest` for each organisation, in the order of ids. */
  readonly digest: string;
  readonly organisations: readonly OrganisationInputs[];
}

const UNTIMED = {
  acknowledgeWorkMs: undefined,
  contactWorkMs: undefined,
  arriveWorkMs: undefined,
  resolveWorkMs: undefined,
};

/**
 * The line of one summons: JSON of its whistle's stream, the revision of the newest event in it, and all
 * that was counted. Working time is left out, as no score uses it.
 */
export function inputLine(fact: SummonsFact, { stream, revision }: ToldWhistle): string {
  return canonicalJson([stream, revision, { ...fact, ...UNTIMED }]);
}

const BYTES = 32;

/** Digests of lines, side by side: a year has a million, and each is to cost its bytes and no more. */
class Digests {
  #bytes = Buffer.alloc(BYTES * 16);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(digest: Buffer): void {
    if (this.#size * BYTES === this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)]);
    digest.copy(this.#bytes, this.#size++ * BYTES);
  }

  sorted(): Buffer[] {
    const each = Array.from({ length: this.#size }, (_, at) =>
      this.#bytes.subarray(at * BYTES, (at + 1) * BYTES),
    );
    return each.sort(Buffer.compare);
  }
}

/** What stands in the first list and, as often, not in the second; both sorted. */
function without(all: readonly Buffer[], gone: readonly Buffer[]): Buffer[] {
  let at = 0;
  return all.filter((one) => {
    const next = gone[at];
    if (!next?.equals(one)) return true;
    at++;
    return false;
  });
}

/** Collects the lines of a pass over the log. */
export class CollectedInputs {
  readonly #added = new Map<string, Digests>();
  readonly #taken = new Map<string, Digests>();

  readonly listen: FactListener = (fact, told, times) => {
    const side = times > 0 ? this.#added : this.#taken;
    let digests = side.get(fact.department);
    if (!digests) side.set(fact.department, (digests = new Digests()));
    digests.add(hash('sha256', inputLine(fact, told), 'buffer'));
  };

  seal(): InputsSeal {
    const organisations = [...this.#added.keys()].sort().flatMap((organisation) => {
      const added = this.#added.get(organisation)?.sorted() ?? [];
      const lines = without(added, this.#taken.get(organisation)?.sorted() ?? []);
      const digest = sha256(Buffer.concat(lines));
      return lines.length > 0 ? [{ organisation, summonses: lines.length, digest }] : [];
    });
    const lines = organisations.map(
      (one) => `${one.organisation} ${one.summonses} ${one.digest}\n`,
    );
    const summonses = organisations.reduce((sum, one) => sum + one.summonses, 0);
    return { summonses, digest: sha256(lines.join('')), organisations };
  }
}
