import type { OrganisationKind, ResponderOrganisation } from './domain/directory.events.js';
import {
  type District,
  isResponderKind,
  nameOn,
  type Organisation,
  organisationOn,
} from './domain/directory.state.js';
import { type Step, stepsOf } from './domain/directory.steps.js';

function groupBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  return groups;
}

/** A responder, and the street that an agency is stationed in (派出机构). */
export interface SummonedAs {
  readonly kind: ResponderOrganisation;
  readonly stationedIn?: string;
}

/** What to look for among organisations. */
export interface OrganisationFilter {
  readonly kind?: OrganisationKind;
  /** Part of the name or id. */
  readonly search?: string;
}

/**
 * The directory as it is on one date: immutable look-ups. Decisions on whistles ask it for departments
 * and streets, on the date of the decision.
 */
export class Organisations {
  readonly #seen = new Map<string, Organisation>();
  #byName: ReadonlyMap<string, readonly Organisation[]> | undefined;
  #bySuccessor: ReadonlyMap<string, readonly Organisation[]> | undefined;

  constructor(
    private readonly district: District,
    /** Local date (Asia/Shanghai) `YYYY-MM-DD`. */
    readonly date: string,
  ) {}

  /** The same directory on another date, past or future, by what is known of it today. */
  asOf(date: string): Organisations {
    return date === this.date ? this : new Organisations(this.district, date);
  }

  /** How it may be summoned; undefined for streets, unknown ids and what takes no part. */
  responder(id: string): SummonedAs | undefined {
    const found = this.find(id);
    if (!found?.active || !isResponderKind(found.kind)) return undefined;
    const { kind, parent } = found;
    const inStreet = parent !== undefined && this.find(parent)?.kind === 'street';
    return kind === 'stationed-agency' && inStreet ? { kind, stationedIn: parent } : { kind };
  }

  /** The street that it is (a street) or belongs to (a community); undefined for all others. */
  streetOf(id: string): string | undefined {
    const found = this.find(id);
    if (!found?.active) return undefined;
    if (found.kind === 'street') return id;
    return found.kind === 'community' ? found.parent : undefined;
  }

  /** Also those that have ended or are to come: history still names them. */
  find(id: string): Organisation | undefined {
    const seen = this.#seen.get(id);
    if (seen) return seen;
    const record = this.district.get(id);
    if (!record) return undefined;
    const organisation = organisationOn(record, this.date);
    this.#seen.set(id, organisation);
    return organisation;
  }

  /** The name that people know, or the id itself where there is no such organisation. */
  nameOf(id: string): string {
    const record = this.district.get(id);
    return record ? nameOn(record, this.date) : id;
  }

  /** All with exactly this name that take part: two streets may each have a 和平社区. */
  named(name: string): readonly Organisation[] {
    this.#byName ??= groupBy(this.active(), (o) => [o.name]);
    return this.#byName.get(name) ?? [];
  }

  /** In order of registration, those that have ended or are still to come too. */
  all(): readonly Organisation[] {
    return [...this.district.keys()].map((id) => this.find(id)!);
  }

  /** Those of one kind and with the text in name or id where given, whether they take part or not. */
  matching({ kind, search = '' }: OrganisationFilter): readonly Organisation[] {
    const text = search.trim().toLowerCase();
    return this.all().filter(
      (o) =>
        (kind === undefined || o.kind === kind) && `${o.name} ${o.id}`.toLowerCase().includes(text),
    );
  }

  /** Those of {@link matching} that take part. */
  active(filter: OrganisationFilter = {}): readonly Organisation[] {
    return this.matching(filter).filter((o) => o.active);
  }

  /** All its past and future changes, by date. */
  historyOf(id: string): readonly Step[] {
    const record = this.district.get(id);
    return record ? stepsOf(record) : [];
  }

  /** All that it has succeeded by this date, directly or indirectly, by 合并 or 拆分. */
  predecessorsOf(id: string): readonly Organisation[] {
    this.#bySuccessor ??= groupBy(
      this.all().filter((o) => o.retired),
      (o) => o.succeededBy,
    );
    const found = new Map<string, Organisation>();
    const look = (successor: string) => {
      for (const organisation of this.#bySuccessor?.get(successor) ?? [])
        if (!found.has(organisation.id)) {
          found.set(organisation.id, organisation);
          look(organisation.id);
        }
    };
    look(id);
    found.delete(id);
    return [...found.values()];
  }

  /** Those that stand for it on this date: itself while it takes part, otherwise its successors. */
  standingFor(id: string): readonly Organisation[] {
    return this.all().filter((o) => o.active && (o.id === id || this.actsFor(o.id, id)));
  }

  /** Whether its people may act for the other: one that has ended and that it succeeded. */
  actsFor(organisation: string, other: string): boolean {
    if (organisation === other || !this.find(other)?.retired) return false;
    return this.predecessorsOf(organisation).some(({ id }) => id === other);
  }
}
