import { type Kysely, sql } from 'kysely';
import { type Keyed, type PageRequest, readPage } from '../work-lists/keyset.js';
import { when } from '../work-lists/street-work-list.js';
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

const COLUMNS = sql`p.whistle_id as "whistleId", p.summons, p.department, p.street, p.kind,
  p.category, p.title, p.reason, p.legal_basis as "legalBasis", p.declined_at as "declinedAt",
  p.outcome, p.ruling_reason as "rulingReason", p.replacement, p.ruled_at as "ruledAt"`;

export type PrecedentRequest = Omit<PageRequest, 'descending'> & {
  readonly filter: PrecedentFilter;
};

/** A page of precedents, the latest ruling first, and one more where there are more. */
export async function findPrecedents(
  db: Kysely<PrecedentTables>,
  { filter, ...page }: PrecedentRequest,
): Promise<readonly (Precedent & Keyed)[]> {
  const { department, category, kind, outcome } = filter;
  const list = {
    columns: COLUMNS,
    from: sql`precedents p`,
    fromFound: sql`found cross join precedents p`,
    search: { of: PRECEDENT_SEARCH, no: 'p.no' },
    conditions: [
      when(department, (value) => sql`p.department = ${value}`),
      when(category, (value) => sql`substr(p.category, 1, ${value.length}) = ${value}`),
      when(kind, (value) => sql`p.kind = ${value}`),
    ].flat(),
    ranges: { column: 'p.outcome', values: outcome ? [outcome] : RULINGS },
    sort: { key: 'p.ruled_at', tie: 'p.no' },
  };
  return readPage<Precedent & Keyed, PrecedentTables>(db, list, { ...page, descending: true });
}
