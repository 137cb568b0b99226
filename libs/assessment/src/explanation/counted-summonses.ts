import { type Kysely, sql } from 'kysely';
import { daysLater } from '#calendar';
import { EVERYTHING, isInScope, type Scope } from '../domain/score-scope.js';
import type { SummonsFact } from '../domain/summons-fact.js';
import { factIn, type FactsTable } from '../read/response-statistics/fact-rows.js';
import { daysOf, type Period } from '../read/response-statistics/period-plan.js';
import type {
  Dimension,
  Span,
  StatisticsTables,
} from '../read/response-statistics/response-statistics.tables.js';
import { countIn, type Figure } from './figure.js';

/** What the summonses of a figure can be confined to. */
export type SummonsFilter = Readonly<Partial<Record<Dimension, string | undefined>>>;

/** Where a summons stands in the list: by day of dispatch, then whistle. */
export interface Place {
  readonly day: string;
  readonly stream: string;
  readonly summons: number;
}

/** A page of the summonses that count in a figure. */
export interface FigureQuestion extends Period {
  readonly figure: Figure;
  /** 数据截止, ISO 8601 UTC, as of the figure. */
  readonly cutOff: string;
  readonly filter?: SummonsFilter | undefined;
  /** Only summonses that a score rule counts. */
  readonly scope?: Scope | undefined;
  readonly first: number;
  /** Exclusive. */
  readonly after?: Place | undefined;
}

/** A summons, and how much it adds to the figure. */
export interface CountedSummons extends Place {
  readonly fact: SummonsFact;
  readonly count: number;
}

export interface CountedPage {
  readonly rows: readonly CountedSummons[];
  /** Where the next page begins; undefined where there was nothing to look at. */
  readonly end: Place | undefined;
  /** False where all has been looked at. */
  readonly more: boolean;
}

const AT_ONCE = 500;

/** Most facts that one page looks at, so that a rare figure of many years holds nobody up. */
export const MOST_LOOKED_AT = 2_000;

const yieldToOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const placeOf = ({ day, stream, summons }: Place): Place => ({ day, stream, summons });

/**
 * The last day of a reading: whatever the planner makes of it, it goes no further than enough facts. Those
 * of one department or street are found by its own index, in order.
 */
async function readingEnd(
  db: Kysely<StatisticsTables>,
  { department, street }: SummonsFilter,
  { from, to }: Pick<Span, 'from' | 'to'>,
): Promise<string> {
  if ((department ?? street) !== undefined) return to;
  const days = db.selectFrom('facts').select('day').where('day', '>=', from).where('day', '<=', to);
  const beyond = await days.orderBy('day').limit(1).offset(AT_ONCE).executeTakeFirst();
  return beyond?.day ?? to;
}

/** Facts in order, and where those after them begin; undefined where there are no more. */
interface Reading {
  readonly facts: readonly FactsTable[];
  readonly next: Place | undefined;
}

function nextAfter(facts: readonly FactsTable[], end: string, to: string): Place | undefined {
  const last = facts.length === AT_ONCE ? facts.at(-1) : undefined;
  if (last) return placeOf(last);
  return end < to ? { day: daysLater(end, 1), stream: '', summons: 0 } : undefined;
}

/** The next facts of a period after a place, found by department, by street or by day. */
async function factsAfter(
  db: Kysely<StatisticsTables>,
  { filter = {}, ...period }: FigureQuestion,
  place: Place | undefined,
): Promise<Reading> {
  const { from, to } = daysOf(period);
  const start = place && place.day > from ? place.day : from;
  const end = await readingEnd(db, filter, { from: start, to });
  let query = db.selectFrom('facts').selectAll().where('day', '>=', start).where('day', '<=', end);
  if (place) {
    const { day, stream, summons } = place;
    const columns = sql.join([sql.ref('day'), sql.ref('stream'), sql.ref('summons')]);
    query = query.where(sql<boolean>`(${columns}) > (${day}, ${stream}, ${summons})`);
  }
  for (const [column, value] of Object.entries(filter))
    if (value !== undefined) query = query.where(column as Dimension, '=', value);
  const ordered = query.orderBy('day').orderBy('stream').orderBy('summons');
  const facts = await ordered.limit(AT_ONCE).execute();
  return { facts, next: nextAfter(facts, end, to) };
}

const countOf = ({ figure, cutOff, scope = EVERYTHING }: FigureQuestion, fact: SummonsFact) =>
  isInScope(fact, scope) ? countIn(figure, fact, cutOff) : 0;

/**
 * The summonses that count in a figure, in order. All pages together make the figure: each summons is
 * judged by the function that the sums are made of. A page that has looked at {@link MOST_LOOKED_AT} facts
 * ends there, with fewer rows or none, and says that there may be more.
 */
export async function countedSummonses(
  db: Kysely<StatisticsTables>,
  question: FigureQuestion,
): Promise<CountedPage> {
  const { first } = question;
  const rows: CountedSummons[] = [];
  let end = question.after;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += AT_ONCE) {
    const { facts, next } = await factsAfter(db, question, end);
    for (const row of facts) {
      const fact = factIn(row);
      const count = countOf(question, fact);
      if (count !== 0 && rows.length === first) return { rows, end, more: true };
      end = placeOf(row);
      if (count !== 0) rows.push({ ...end, fact, count });
    }
    if (!next) return { rows, end, more: false };
    end = next;
    await yieldToOthers();
  }
  return { rows, end, more: true };
}
