import type { Kysely } from 'kysely';
import { DAY_MS } from '#calendar';
import type { QuestionTables } from '#read-store';
import { DeadlineRisk } from '../domain/deadline-risk.js';
import type { InsightTables } from './insight.tables.js';
import { pastSummons, summonsesBetween } from './past-summonses.js';

/** How long ago summonses may be to tell of today's. */
const PAST_DAYS = 365;

interface Kept {
  readonly of: string;
  readonly risk: Promise<DeadlineRisk>;
}

/**
 * The latest estimate from a year of summonses, for whoever asks at the same position of the tables
 * and in the same minute: reading the year is most of what a question about risks costs.
 */
export class KeptEstimates {
  readonly #kept = new WeakMap<Kysely<InsightTables>, Kept>();

  at({ db, position }: QuestionTables<InsightTables>, now: string): Promise<DeadlineRisk> {
    const of = `${position ?? ''} ${now}`;
    const kept = this.#kept.get(db);
    if (kept?.of === of) return kept.risk;
    const risk = estimated(db, now);
    this.#kept.set(db, { of, risk });
    // A failure is told to those who asked, and the next one tries again.
    risk.catch(() => this.#kept.delete(db));
    return risk;
  }
}

async function estimated(db: Kysely<InsightTables>, now: string): Promise<DeadlineRisk> {
  const from = new Date(Date.parse(now) - PAST_DAYS * DAY_MS).toISOString();
  const past = await summonsesBetween(db, from, now);
  return new DeadlineRisk(past.map((one) => pastSummons(one, now)));
}
