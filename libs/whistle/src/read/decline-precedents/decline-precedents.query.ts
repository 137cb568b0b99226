import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Kysely, sql } from 'kysely';
import { readScope } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import {
  type Connection,
  type ConnectionArgs,
  connectionOf,
  cursorOf,
  dropNulls,
  type Sent,
} from '#graphql';
import { conditionFor, READ_STORE, readingOf, type ReadStore } from '#read-store';
import { type Keyed, type PageRequest, readPage } from '../work-lists/keyset.js';
import { DECLINE_PRECEDENTS } from './decline-precedents.projection.js';
import { PRECEDENT_SEARCH, type PrecedentTables } from './decline-precedents.tables.js';

export const RULINGS = ['upheld', 'overruled'] as const;
export type Ruling = (typeof RULINGS)[number];

/** Conditions that must all hold. */
export interface PrecedentFilter {
  /** Who declined. */
  readonly department?: string | undefined;
  /** A class code or the beginning of one. */
  readonly category?: string | undefined;
  readonly kind?: string | undefined;
  readonly outcome?: Ruling | undefined;
}

/** 退哨裁定: who said “not ours”, on what grounds, and what was ruled. */
export interface Precedent {
  readonly whistleId: string;
  readonly summons: number;
  readonly department: string;
  readonly street: string;
  readonly kind: string;
  readonly category: string;
  readonly title: string;
  readonly reason: string;
  readonly legalBasis: string;
  readonly declinedAt: string;
  readonly outcome: Ruling;
  readonly rulingReason: string;
  readonly replacement: string | null;
  readonly ruledAt: string;
}

/** As it is shown: with the names that people know. */
export interface NamedPrecedent extends Precedent {
  readonly departmentName: string;
  readonly streetName: string;
  readonly replacementName: string | null;
}

const COLUMNS = sql`p.whistle_id as "whistleId", p.summons, p.department, p.street, p.kind,
  p.category, p.title, p.reason, p.legal_basis as "legalBasis", p.declined_at as "declinedAt",
  p.outcome, p.ruling_reason as "rulingReason", p.replacement, p.ruled_at as "ruledAt"`;

export type PrecedentRequest = Omit<PageRequest, 'descending'> & {
  readonly filter: PrecedentFilter;
  /** Only where one of these declined, took over or was the street; all where absent. */
  readonly parties?: readonly string[] | undefined;
};

const concerns = (parties: readonly string[]) => {
  const those = sql.join(parties);
  return sql`(p.department in (${those}) or p.street in (${those}) or p.replacement in (${those}))`;
};

/** A page of precedents, the latest ruling first, and one more where there are more. */
export async function findPrecedents(
  db: Kysely<PrecedentTables>,
  { filter, parties, ...page }: PrecedentRequest,
): Promise<readonly (Precedent & Keyed)[]> {
  const { department, category, kind, outcome } = filter;
  const list = {
    columns: COLUMNS,
    from: sql`precedents p`,
    fromFound: sql`found cross join precedents p`,
    search: { of: PRECEDENT_SEARCH, no: 'p.no' },
    conditions: [
      conditionFor(department, (value) => sql`p.department = ${value}`),
      conditionFor(category, (value) => sql`substr(p.category, 1, ${value.length}) = ${value}`),
      conditionFor(kind, (value) => sql`p.kind = ${value}`),
      conditionFor(parties, concerns),
    ].flat(),
    ranges: { column: 'p.outcome', values: outcome ? [outcome] : RULINGS },
    sort: { key: 'p.ruled_at', tie: 'p.no' },
  };
  return readPage<Precedent & Keyed, PrecedentTables>(db, list, { ...page, descending: true });
}

/** What may be asked; `search` is looked for in title, reasons, legal basis and ruling. */
export interface PrecedentsAsked extends ConnectionArgs, Sent<PrecedentFilter> {
  readonly search?: string | null;
}

/** A page of the rulings on declines that the reader was a party of, the latest first. */
export class AskDeclinePrecedents extends Query<Connection<NamedPrecedent>> {
  constructor(
    readonly actor: Actor,
    readonly args: PrecedentsAsked,
  ) {
    super();
  }
}

@QueryHandler(AskDeclinePrecedents)
export class AskDeclinePrecedentsHandler implements IQueryHandler<AskDeclinePrecedents> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, args }: AskDeclinePrecedents): Promise<Connection<NamedPrecedent>> {
    const sort = 'ruled';
    const cursor = cursorOf(args.after, sort);
    const { afterPosition } = args;
    const place = await readingOf<PrecedentTables>(this.store, DECLINE_PRECEDENTS, afterPosition);
    const organisations = await this.directory.current();
    const { search: text, department, category, kind, outcome } = dropNulls(args);
    const filter = { department, category, kind, outcome };
    const parties = readScope(actor, organisations).matters;
    const asked = { first: args.first, cursor, text, filter, parties };
    const rows = await findPrecedents(place.db, asked);
    return connectionOf(rows, { ...args, sort, freshness: place.freshness }, (row) =>
      shownPrecedent(row, (id) => organisations.nameOf(id)),
    );
  }
}

const shownPrecedent = (
  precedent: Precedent,
  nameOf: (organisation: string) => string,
): NamedPrecedent => ({
  ...precedent,
  departmentName: nameOf(precedent.department),
  streetName: nameOf(precedent.street),
  replacementName: precedent.replacement === null ? null : nameOf(precedent.replacement),
});
