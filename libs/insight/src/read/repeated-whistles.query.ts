import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { inputError } from '#graphql';
import { READ_STORE, type ReadStore } from '#read-store';
import { categoryClass } from '#whistle';
import { type Repeat, repeats } from '../domain/repeats.js';
import { insightTables, type Scope, scopeOf, startOfDay } from './insight-reader.js';

export interface RepeatQuestion {
  /** Local days, both included. */
  readonly from: string;
  readonly to: string;
  readonly street?: string | null | undefined;
  /** Main class of GB/T 30428, or a sub-class. */
  readonly category?: string | null | undefined;
  readonly radiusMetres: number;
  readonly least: number;
}

interface Placed {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly street: string;
  readonly category: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly raisedAt: string;
}

export interface RepeatedPlace extends Repeat<Placed> {
  /** Main class that they share. */
  readonly category: string;
  readonly categoryName: string;
}

/** More would not be read by anybody, and would take the service's time. */
const MOST_CASES = 20_000;
const MOST_PLACES = 200;
const DAY_MS = 86_400_000;

/**
 * 反复发生: places where whistles of one main class come again, the most frequent first.
 * @throws GraphQLError `DATE_INVALID`, `PERIOD_TOO_LONG`, `NOT_YOUR_ORGANISATION`
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
    @Inject(READ_STORE) private readonly store: ReadStore,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, question }: AskRepeatedWhistles): Promise<readonly RepeatedPlace[]> {
    const scope = scopeOf(actor, question, await this.directory.current());
    const placed = await this.#placed(scope, question);
    const classes = new Map<string, Placed[]>();
    for (const one of placed) {
      const main = categoryClass(one.category)?.code ?? one.category;
      classes.set(main, [...(classes.get(main) ?? []), one]);
    }
    const places = [...classes].flatMap(([category, ofClass]) =>
      repeats(ofClass, question).map((repeat) => ({
        ...repeat,
        category,
        categoryName: categoryClass(category)?.name ?? category,
      })),
    );
    return places.sort((a, b) => b.whistles.length - a.whistles.length).slice(0, MOST_PLACES);
  }

  async #placed({ street }: Scope, { from, to, category }: RepeatQuestion): Promise<Placed[]> {
    const db = await insightTables(this.store);
    const end = new Date(Date.parse(startOfDay('to', to)) + DAY_MS).toISOString();
    let query = db
      .selectFrom('cases')
      .select(['id', 'title', 'address', 'street', 'category', 'longitude', 'latitude'])
      .select('raised_at as raisedAt')
      .where('raised_at', '>=', startOfDay('from', from))
      .where('raised_at', '<', end)
      .where('longitude', 'is not', null)
      .where('latitude', 'is not', null);
    if (street !== undefined) query = query.where('street', '=', street);
    if (typeof category === 'string') query = query.where('category', 'like', `${category}%`);
    const rows = await query.limit(MOST_CASES + 1).execute();
    if (rows.length > MOST_CASES)
      throw inputError(
        'to',
        'PERIOD_TOO_LONG',
        `超过 ${MOST_CASES} 个哨，请缩短时段或限定街道、类别`,
      );
    return rows as Placed[];
  }
}
