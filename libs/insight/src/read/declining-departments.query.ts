import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { refuseUnlessPeriod } from '#graphql';
import {
  freshnessOf,
  type HeavyQuestion,
  QUESTIONS,
  type Questions,
  READ_STORE,
  type ReadStore,
} from '#read-store';
import { type Proportion, proportionOf } from '../domain/proportion.js';
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
    readonly period: {
      readonly from: string;
      readonly to: string;
      readonly afterPosition?: string | null;
    },
  ) {
    super();
  }
}

type Outcome = 'pending' | 'upheld' | 'overruled' | 'lapsed';

/** Sums of a period. */
type Counts = Readonly<Record<'summonses' | Outcome, number>>;

export interface DeclinesRequest {
  /** Local days, both included. */
  readonly from: string;
  readonly to: string;
  readonly departments?: readonly string[] | undefined;
}

/** The sums of each department, from the sums of its days. */
export const decliningDepartments: HeavyQuestion<
  DeclinesRequest,
  readonly (Counts & { readonly department: string })[],
  InsightTables
> = {
  name: 'declining-departments',
  projection: INSIGHT,
  async answer({ db }, { from, to, departments }) {
    const columns = ['summonses', 'pending', 'upheld', 'overruled', 'lapsed'] as const;
    let query = db
      .selectFrom('decline_days')
      .select('department')
      .select(({ fn }) => columns.map((column) => fn.sum<number | string>(column).as(column)))
      .where('day', '>=', from)
      .where('day', '<=', to);
    if (departments) query = query.where('department', 'in', departments);
    const rows = await query.groupBy('department').orderBy('department').execute();
    return rows.map(({ department, summonses, pending, upheld, overruled, lapsed }) => ({
      department,
      summonses: Number(summonses),
      pending: Number(pending),
      upheld: Number(upheld),
      overruled: Number(overruled),
      lapsed: Number(lapsed),
    }));
  },
};

function sharesOf({ summonses, pending, upheld, overruled, lapsed }: Counts) {
  const declined = upheld + overruled + pending + lapsed;
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
    @Inject(QUESTIONS) private readonly questions: Questions,
    private readonly directory: Directory,
    @Inject(READ_STORE) private readonly store: ReadStore,
  ) {}

  async execute(asked: AskDecliningDepartments): Promise<readonly DecliningDepartment[]> {
    const { actor, period } = asked;
    const { from, to } = period;
    refuseUnlessPeriod(from, to);
    const organisations = await this.directory.current();
    // Streets compare departments, because they assess them; a department sees itself.
    const { departments } = readScope(actor, organisations).confine({});
    await freshnessOf(this.store, INSIGHT, period.afterPosition);
    const request = { from, to, departments };
    const sums = await this.questions.ask(decliningDepartments, request, actor.account);
    return sums
      .map(({ department: id, ...counts }) => {
        const name = organisations.nameOf(id);
        return { department: id, name, ...sharesOf(counts) };
      })
      .sort(mostFirst);
  }
}
