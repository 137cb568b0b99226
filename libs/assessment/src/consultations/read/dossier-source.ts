import type { Directory } from '#directory';
import { firstDayOf, localDate, localMonth, monthsLater, startOfDate } from '#calendar';
import type { EventStore } from '#event-store';
import { jointMeetings, meetingRecord, type MeetingTables } from '#joint-meeting';
import { PATIENCE_MS, type ReadStore } from '#read-store';
import { appeals, appealStatistics, type AppealTables, CLOCK_NAMES } from '#whistle';
import { cutOffAt } from '../../domain/judged-counts.js';
import { monthPeriod } from '../../domain/score-period.js';
import { newTally, type Statistics, statisticsOf } from '../../domain/tally.js';
import { responseStatistics } from '../../read/response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from '../../read/response-statistics/response-statistics.tables.js';
import { responseTimeStatistics } from '../../read/response-statistics/response-time-statistics.js';
import type { PeriodScores } from '../../read/scorecards/period-scores.js';
import { talkRegister } from '../../talks/read/talks.register.js';
import {
  type Dossier,
  type DossierResponse,
  type DossierScore,
  sealed,
  type SealedDossier,
} from '../domain/dossier.js';

/** Whole months that scores are shown of. */
const MONTHS = 12;
/** Nobody is called to more talks in a year. */
const MOST_TALKS = 200;

/** Where the figures come from. */
export interface DossierSources {
  readonly log: EventStore;
  readonly reads: ReadStore;
  readonly scores: PeriodScores;
  readonly directory: Directory;
}

interface Asked {
  readonly agency: string;
  readonly streets: readonly string[];
  /** ISO 8601 UTC. */
  readonly now: string;
}

type Span = Pick<Dossier, 'cutOff' | 'from' | 'to'>;

const spanOf = (now: string): Span => {
  const month = localMonth(now);
  return { cutOff: cutOffAt(now), from: monthsLater(month, -MONTHS), to: monthsLater(month, -1) };
};

async function scoresOf(sources: DossierSources, agency: string, { from }: Span) {
  const today = await sources.directory.current();
  const scores: DossierScore[] = [];
  for (let index = 0; index < MONTHS; index += 1) {
    const month = monthsLater(from, index);
    const period = monthPeriod(month);
    const { answer } = await sources.scores.of({ period }, today.asOf(period.to));
    const own = answer.cards.filter(({ department }) => department === agency);
    for (const { rule, total, fullMarks, sample, rank, boardSize } of own)
      scores.push({
        month,
        rule: `${rule.pack}@${rule.version}`,
        ruleDigest: rule.digest,
        total,
        fullMarks,
        sample,
        rank,
        boardSize,
      });
  }
  return scores;
}

function responseOf(street: string, { measures, clocks }: Statistics): DossierResponse {
  const { summoned, resolved, sentBack, rated, satisfied } = measures;
  return {
    street,
    summoned,
    resolved,
    sentBack,
    rated,
    satisfied,
    clocks: CLOCK_NAMES.map((clock) => {
      const { onTime, due } = clocks[clock];
      return { clock, onTime, due };
    }),
  };
}

/** A street that never called it. */
const NOTHING = statisticsOf(newTally());

async function responsesOf({ reads }: DossierSources, { agency, streets, now }: Asked, span: Span) {
  const db = await reads.live<StatisticsTables>(responseStatistics.name);
  const rows = await responseTimeStatistics(db, {
    from: firstDayOf(span.from),
    to: localDate(now),
    cutOff: span.cutOff,
    groupBy: ['street'],
    filter: { department: agency },
  });
  return streets.map((street) =>
    responseOf(street, rows.find(({ keys }) => keys.street === street) ?? NOTHING),
  );
}

/** Meetings that were held since the first of its months: how often it was invited, and came. */
async function meetingsOf({ reads }: DossierSources, { agency, now }: Asked, from: string) {
  const db = await reads.live<MeetingTables>(jointMeetings.name);
  const { attendance } = await meetingRecord(db, { from, to: now, cutOff: now, party: agency });
  const own = attendance.find(({ organisation }) => organisation === agency);
  return { invited: own?.invited ?? 0, attended: own?.attended ?? 0 };
}

/** Talks that the agency was called to since the first of its months. */
async function talksOf({ reads }: DossierSources, agency: string, since: string) {
  const { rows } = await talkRegister.page(reads, {
    filter: { subject: agency },
    first: MOST_TALKS,
  });
  const called = rows
    .map(({ state }) => state)
    .filter(({ status, calledAt }) => status !== 'cancelled' && calledAt >= since);
  const promises = called.flatMap((one) => one.promises);
  return {
    called: called.length,
    held: called.filter(({ held }) => held !== undefined).length,
    promises: promises.length,
    kept: promises.filter(({ state }) => state === 'kept').length,
    broken: promises.filter(({ state }) => state === 'broken').length,
  };
}

/** What it contested since the first of its months. */
async function appealsOf({ reads }: DossierSources, { agency, now }: Asked, from: string) {
  const db = await reads.live<AppealTables>(appeals.name);
  const question = { from, to: localMonth(now), department: agency, groupBy: [] };
  const [row] = await appealStatistics(db, question);
  const { filed = 0, upheld = 0, rejected = 0, withdrawn = 0, open = 0 } = row?.counts ?? {};
  return { filed, upheld, rejected, withdrawn, open };
}

const MODELS = [responseStatistics, jointMeetings, appeals, talkRegister.projection];

async function haveCaughtUp({ log, reads }: DossierSources): Promise<boolean> {
  const head = await log.head();
  if (head === undefined) return true;
  const waits = MODELS.map(({ name }) => reads.waitFor(name, head, { timeoutMs: PATIENCE_MS }));
  return (await Promise.all(waits)).every((reached) => reached);
}

/**
 * 履职情况 of an agency by now: its scores of the twelve whole months before this one; its responses
 * to the streets, its meetings and talks since the first of them. Undefined where the read models have
 * not caught up with the log: a street is not to judge by old figures.
 * @throws ReadStoreError `PROJECTION_NOT_READY` until the read models have been built once
 */
export async function gatherDossier(
  sources: DossierSources,
  asked: Asked,
): Promise<SealedDossier | undefined> {
  if (!(await haveCaughtUp(sources))) return undefined;
  const span = spanOf(asked.now);
  const since = startOfDate(firstDayOf(span.from));
  return sealed({
    cutOff: span.cutOff,
    from: span.from,
    to: span.to,
    scores: await scoresOf(sources, asked.agency, span),
    responses: await responsesOf(sources, asked, span),
    meetings: await meetingsOf(sources, asked, since),
    appeals: await appealsOf(sources, asked, span.from),
    talks: await talksOf(sources, asked.agency, since),
  });
}
