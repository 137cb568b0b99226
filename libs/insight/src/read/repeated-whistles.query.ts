import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Kysely } from 'kysely';
import { type Confined, readScope } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { inputError } from '#graphql';
import {
  freshnessOf,
  type HeavyQuestion,
  QUESTIONS,
  type Questions,
  READ_STORE,
  type ReadStore,
} from '#read-store';
import { categoryClass } from '#whistle';
import { type Repeat, findRepeats } from '../domain/repeats.js';
import { type TimeSpan, timeSpanOf } from './insight.args.js';
import { INSIGHT } from './insight.projection.js';
import type { InsightTables } from './insight.tables.js';

interface PlacedCase {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly street: string;
  readonly category: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly raisedAt: string;
}

export interface RepeatedPlace extends Repeat<PlacedCase> {
  /** All of them; `whistles` has the latest. */
  readonly count: number;
  /** Main class that they share. */
  readonly category: string;
  readonly categoryName: string;
}

export interface RepeatsRequest extends TimeSpan {
  readonly scope: Confined;
  /** Main class of GB/T 30428, or a sub-class. */
  readonly category?: string | undefined;
  readonly radiusMetres: number;
  readonly least: number;
}

/** More rows would be useless to a reader and slow for everybody else. */
const MOST_CASES = 20_000;
const MOST_PLACES = 200;
/** Whistles of one place that are listed: an answer of twenty thousand holds up everybody. */
const MOST_LISTED = 50;

/** Whistles with coordinates; without merged ones, which count with their target, and withdrawn ones. */
function placedWhistles(db: Kysely<InsightTables>, asked: RepeatsRequest): Promise<PlacedCase[]> {
  const { street, departments } = asked.scope;
  let query = db
    .selectFrom('cases as c')
    .select(['c.id', 'c.title', 'c.address', 'c.street', 'c.category'])
    .select(['c.longitude', 'c.latitude', 'c.raised_at as raisedAt'])
    .where('c.raised_at', '>=', asked.since)
    .where('c.raised_at', '<', asked.until)
    .where('c.longitude', 'is not', null)
    .where('c.latitude', 'is not', null)
    .where('c.status', 'in', ['open', 'closed']);
  if (street !== undefined) query = query.where('c.street', '=', street);
  if (asked.category !== undefined) query = query.where('c.category', 'like', `${asked.category}%`);
  if (departments)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('called')
          .select('called.department')
          .whereRef('called.whistle_id', '=', 'c.id')
          .where('called.department', 'in', departments),
      ),
    );
  return query.limit(MOST_CASES + 1).execute() as Promise<PlacedCase[]>;
}

function byClass(placed: readonly PlacedCase[]): Map<string, PlacedCase[]> {
  const classes = new Map<string, PlacedCase[]>();
  for (const one of placed) {
    const main = categoryClass(one.category)?.code ?? one.category;
    const others = classes.get(main);
    if (others) others.push(one);
    else classes.set(main, [one]);
  }
  return classes;
}

/** Places with repeated whistles, the most frequent first; null where there are too many whistles. */
export const repeatedWhistles: HeavyQuestion<
  RepeatsRequest,
  readonly RepeatedPlace[] | null,
  InsightTables
> = {
  name: 'repeated-whistles',
  projection: INSIGHT,
  async answer({ db }, asked) {
    const placed = await placedWhistles(db, asked);
    if (placed.length > MOST_CASES) return null;
    const places = [...byClass(placed)].flatMap(([category, ofClass]) =>
      findRepeats(ofClass, asked).map(({ whistles, ...place }) => ({
        ...place,
        count: whistles.length,
        whistles: whistles.slice(-MOST_LISTED),
        category,
        categoryName: categoryClass(category)?.name ?? category,
      })),
    );
    return places.sort((a, b) => b.count - a.count).slice(0, MOST_PLACES);
  },
};

export interface RepeatQuestion {
  /** Local days, both included. */
  readonly from: string;
  readonly to: string;
  readonly street?: string | null | undefined;
  /** Main class of GB/T 30428, or a sub-class. */
  readonly category?: string | null | undefined;
  readonly radiusMetres: number;
  readonly least: number;
  readonly afterPosition?: string | null | undefined;
}

/**
 * 反复发生: places with repeated whistles of one main class, the most frequent first. A street sees its
 * own whistles, a department those that it was called to.
 * @throws GraphQLError `DATE_INVALID`, `PERIOD_INVALID`, `PERIOD_TOO_LONG`, `NOT_YOUR_ORGANISATION`
 */
export class AskRepeatedWhistles extends Query<readonly RepeatedPlace[]> {
  constructor(
    readonly actor: Actor,
    readonly question: RepeatQuestion,
  ) {
    super();
  }
}

@QueryHandler(AskRepeatedWhistles)
export class AskRepeatedWhistlesHandler implements IQueryHandler<AskRepeatedWhistles> {
  constructor(
    @Inject(QUESTIONS) private readonly questions: Questions,
    private readonly directory: Directory,
    @Inject(READ_STORE) private readonly store: ReadStore,
  ) {}

  async execute({ actor, question }: AskRepeatedWhistles): Promise<readonly RepeatedPlace[]> {
    const { since, until } = timeSpanOf(question);
    const scope = readScope(actor, await this.directory.current()).confine(question);
    const { radiusMetres, least } = question;
    const category = question.category ?? undefined;
    const asked = { since, until, scope, category, radiusMetres, least };
    await freshnessOf(this.store, INSIGHT, question.afterPosition);
    const places = await this.questions.ask(repeatedWhistles, asked, actor.account);
    if (places) return places;
    const reason = `超过 ${MOST_CASES} 个哨，请缩短时段或限定街道、类别`;
    throw inputError('to', 'PERIOD_TOO_LONG', reason);
  }
}
