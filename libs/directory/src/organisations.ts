import type { OrganisationKind, ResponderOrganisation } from './domain/directory.events.js';
import { type District, isResponderKind, type Organisation } from './domain/directory.state.js';

function byName(organisations: readonly Organisation[]): Map<string, Organisation[]> {
  const named = new Map<string, Organisation[]>();
  for (const organisation of organisations) {
    const same = named.get(organisation.name);
    if (same) same.push(organisation);
    else named.set(organisation.name, [organisation]);
  }
  return named;
}

/** A responder, and the street that an agency is stationed in (派出机构). */
export interface SummonedAs {
  readonly kind: ResponderOrganisation;
  readonly stationedIn?: string;
}

/**
 * The directory at one moment: pure look-ups that never change under the one who holds it. It is
 * what decisions of the whistle ask (departments and streets).
 */
export class Organisations {
  #byName: ReadonlyMap<string, readonly Organisation[]> | undefined;

  constructor(private readonly district: District) {}

  /** As what it may be summoned; undefined for streets, strangers and whatever is retired. */
  responder(id: string): SummonedAs | undefined {
    const found = this.district.get(id);
    if (!found || found.retired || !isResponderKind(found.kind)) return undefined;
    const { kind, parent } = found;
    const inStreet = parent !== undefined && this.district.get(parent)?.kind === 'street';
    return kind === 'stationed-agency' && inStreet ? { kind, stationedIn: parent } : { kind };
  }

  /** The street that it is (a street) or belongs to (a community); undefined for all others. */
  streetOf(id: string): string | undefined {
    const found = this.district.get(id);
    if (!found || found.retired) return undefined;
    if (found.kind === 'street') return id;
    return found.kind === 'community' ? found.parent : undefined;
  }

  /** Retired ones as well: history goes on naming them. */
  find(id: string): Organisation | undefined {
    return this.district.get(id);
  }

  /** The name that people know, or the id itself where there is no such organisation. */
  nameOf(id: string): string {
    return this.district.get(id)?.name ?? id;
  }

  /** All that bear exactly this name and are not retired: two streets may each have a 和平社区. */
  named(name: string): readonly Organisation[] {
    this.#byName ??= byName(this.active());
    return this.#byName.get(name) ?? [];
  }

  /** In order of registration, retired ones too. */
  all(): readonly Organisation[] {
    return [...this.district.values()];
  }

  /** Those that still take part, of one kind and with the text in name or id where given. */
  active(
    filter: { readonly kind?: OrganisationKind; readonly search?: string } = {},
  ): readonly Organisation[] {
    const text = filter.search?.trim().toLowerCase() ?? '';
    return this.all().filter(
      (o) =>
        !o.retired &&
        (filter.kind === undefined || o.kind === filter.kind) &&
        `${o.name} ${o.id}`.toLowerCase().includes(text),
    );
  }
}
