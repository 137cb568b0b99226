import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { READ_STORE, type ReadStore } from '#read-store';
import { type Proportion, proportionOf } from '../domain/proportion.js';
import { timeSpanOf } from './insight.args.js';
import { INSIGHT } from './insight.projection.js';
import type { InsightTables } from './insight.tables.js';

/** A department with fewer summonses is shown, but ranked last. */
export const LEAST_SUMMONSES = 10;

export interface DecliningDepartment {
  readonly department: string;
  readonly name: string;
  readonly summonses: number;
  readonly declined: number;
  readonly upheld: number;
  readonly overruled: number;
  /** Waiting for a ruling. */
  readonly pending: number;
  /** Reported, settled or released before anybody ruled. */
  readonly lapsed: number;
  readonly declines: Proportion;
  /** Share of ruled declines that were upheld. */
  readonly justified: Proportion;
  readonly enough: boolean;
}

/**
 * 退哨: what share of its summonses each department declines, and how often that was upheld.
 * @throws GraphQLError `DATE_INVALID`, `PERIOD_INVALID`, `NOT_YOUR_ORGANISATION`
 */
export class AskDecliningDepartments extends Query<readonly DecliningDepartment[]> {
  constructor(
    readonly actor: Actor,
    readonly period: { readonly from: string; readonly to: string },
  ) {
    super();
  }
}

interface Counts {
  readonly department: string;
  readonly decline: string | null;
  readonly count: number | string;
}

function countsOf(rows: readonly Counts[]) {
  const of = (decline: string | null) =>
    Number(rows.find((row) => row.decline === decline)?.count ?? 0);
  const [upheld, overruled] = [of('upheld'), of('overruled')];
  const [pending, lapsed] = [of('pending'), of('lapsed')];
  const declined = upheld + overruled + pending + lapsed;
  const summonses = declined + of(null);
  return {
    summonses,
    declined,
    upheld,
    overruled,
    pending,
    lapsed,
    declines: proportionOf(declined, summonses),
    justified: proportionOf(upheld, upheld + overruled),
    enough: summonses >= LEAST_SUMMONSES,
  };
}

/** Sorts by the lower end of the interval, so that a few declines of few summonses put nobody on top. */
const mostFirst = (a: DecliningDepartment, b: DecliningDepartment): number =>
  Number(b.enough) - Number(a.enough) || (b.declines.low ?? 0) - (a.declines.low ?? 0);

@QueryHandler(AskDecliningDepartments)
export class AskDecliningDepartmentsHandler implements IQueryHandler<AskDecliningDepartments> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    private readonly directory: Directory,
  ) {}

  async execute(asked: AskDecliningDepartments): Promise<readonly DecliningDepartment[]> {
    const { actor, period } = asked;
    const organisations = await this.directory.current();
    // Streets compare departments, because they assess them; a department sees itself.
    const { departments } = readScope(actor, organisations).confine({});
    const rows = await this.#rows(period, departments);
    const ofEach = new Map<string, Counts[]>();
    for (const row of rows)
      ofEach.set(row.department, [...(ofEach.get(row.department) ?? []), row]);
    return [...ofEach]
      .map(([id, ofIt]) => ({ department: id, name: organisations.nameOf(id), ...countsOf(ofIt) }))
      .sort(mostFirst);
  }

  async #rows(
    period: AskDecliningDepartments['period'],
    departments: readonly string[] | undefined,
  ): Promise<readonly Counts[]> {
    const { since, until } = timeSpanOf(period);
    const db = await this.store.live<InsightTables>(INSIGHT);
    let query = db
      .selectFrom('obligations')
      .select(({ fn }) => ['department', 'decline', fn.countAll<number | string>().as('count')])
      .where('summoned_at', '>=', since)
      .where('summoned_at', '<', until);
    if (departments) query = query.where('department', 'in', departments);
    return query.groupBy(['department', 'decline']).execute();
  }
}
