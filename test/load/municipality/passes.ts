import { Tokens } from '#access';
import { systemClock } from '#event-sourcing';

import type { Town } from './town.js';

const TTL_SECONDS = 86_400;

/**
 * Tokens of everybody who plays, issued here with the system's own secret: four hundred people signing
 * in at once would be a load on password hashing and on nothing else.
 */
export class Passes {
  readonly #tokens = new Map<string, string>();
  readonly #issuer: Tokens;

  constructor(tokenSecret: string, { streets, departments }: Town) {
    this.#issuer = new Tokens(systemClock, { tokenSecret, tokenTtlSeconds: TTL_SECONDS });
    this.#issue('administrator', 'administrator');
    for (const { id } of streets) this.#issue(id, 'street');
    for (const { id } of departments) this.#issue(id, 'department');
  }

  /** @throws RangeError for somebody who is not of the town */
  of(organisation: string): string {
    const token = this.#tokens.get(organisation);
    if (token === undefined) throw new RangeError(`${organisation} is not of this town`);
    return token;
  }

  #issue(organisation: string, role: 'administrator' | 'street' | 'department'): void {
    const holder = { username: organisation, displayName: organisation, role, organisation };
    this.#tokens.set(organisation, this.#issuer.issue(holder).token);
  }
}
