import { hash } from 'node:crypto';
import type { Mapping, NamedOrganisation } from './mapping.js';
import { foldCase } from './values.js';

const PLAIN = /^[a-z0-9一-龥]+( [a-z0-9一-龥]+)*$/;
const OTHER = /[^a-z0-9一-龥]+/g;
const LONGEST = 48;

/**
 * A readable id for a unit of another system: `Org line C` → `dept-org-line-c`. Where that drops
 * characters by which names may differ, a few digits of a hash are added.
 */
function organisationId(prefix: 'dept' | 'street', name: string, ignoreCase: boolean): string {
  const known = foldCase(name, ignoreCase).replace(/\s+/g, ' ').trim();
  const slug = known.toLowerCase().replace(OTHER, '-').replace(/^-|-$/g, '').slice(0, LONGEST);
  const lossless = PLAIN.test(known) && known.length <= LONGEST;
  if (lossless) return `${prefix}-${slug}`;
  return [prefix, slug, hash('sha256', known).slice(0, 6)].filter((part) => part !== '').join('-');
}

/** The role in which a table names an organisation: who is called, or who blows. */
export type UnitRole = 'dept' | 'street';

/** An organisation that a table names. */
export interface NamedUnit {
  /** As the mapping has it, or made of the name. */
  readonly id: string;
  /** As first seen. */
  readonly name: string;
  readonly role: UnitRole;
}

/** Blanks and, by default, case and width make no difference between names. */
export const nameKey = (name: string, ignoreCase: boolean): string =>
  foldCase(name, ignoreCase).replace(/\s+/g, ' ').trim();

/** Collects the organisations that a table names, by id. */
export class Units {
  readonly named = new Map<string, NamedUnit>();
  readonly #ignoreCase: boolean;
  readonly #given = new Map<string, NamedOrganisation>();
  readonly #ids = new Map<string, string>();

  constructor({ organisations = [], ignoreCase = true }: Mapping) {
    this.#ignoreCase = ignoreCase;
    for (const organisation of organisations)
      for (const name of [...organisation.names, organisation.name ?? ''])
        if (name !== '') this.#given.set(nameKey(name, ignoreCase), organisation);
  }

  /** The id for a name; empty for an empty name. */
  idOf(role: UnitRole, name: string): string {
    if (name === '') return '';
    const key = `${role} ${name}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const given = this.#given.get(nameKey(name, this.#ignoreCase));
    const id = given?.id ?? organisationId(role, name, this.#ignoreCase);
    this.#ids.set(key, id);
    if (!this.named.has(id)) this.named.set(id, { id, name, role });
    return id;
  }

  /** Those of a list in one cell. */
  idsOf(role: UnitRole, names: string): string[] {
    const all = names.split(LIST).map((name) => this.idOf(role, name.trim()));
    return [...new Set(all)].filter((id) => id !== '');
  }
}

/** What people put between names in one cell. */
const LIST = /[、，；,;|\n]/;
