import type { Organisations } from '#directory';
import type { ReadStore } from '#read-store';
import type { KnownRules } from '#rules';
import { periodBetween, partsOf, type ScorePeriod } from '../../domain/score-period.js';
import type { ScoreRules } from '../../domain/score-rules.js';
import type { Scorecard } from '../../domain/scorecard.js';
import type { PeriodScores } from '../../read/scorecards/period-scores.js';
import type { Talk } from '../../talks/domain/talk.state.js';
import { talkRegister } from '../../talks/read/talks.register.js';
import { type CreditFile, creditFileOf } from '../credit-file.js';
import { type RedBlackList, redBlackLists } from '../red-black-list.js';
import { type TalkDue, talksDue } from '../talks-due.js';

/** What standings are made of by now. */
export interface StandingSources {
  readonly reads: ReadStore;
  /** Sealed where the period is published. */
  readonly scores: PeriodScores;
  readonly rules: Pick<KnownRules<ScoreRules>, 'dated'>;
  readonly organisations: Organisations;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** More talks of one organisation than there are in any year of it. */
const MOST_TALKS = 200;

async function cardsOf(
  { scores, organisations }: StandingSources,
  period: ScorePeriod,
  department?: string,
): Promise<readonly Scorecard[]> {
  const { answer } = await scores.of({ period }, organisations.asOf(period.to));
  return answer.cards.filter((card) => department === undefined || card.department === department);
}

async function talksOf(reads: ReadStore, organisation: string): Promise<Talk[]> {
  const page = { filter: { subject: organisation }, first: MOST_TALKS };
  const { rows } = await talkRegister.page(reads, page);
  return rows.map(({ state }) => state);
}

/** 约谈对象 by the scores of a period as they hold. */
export async function talksDueIn(
  sources: StandingSources,
  period: ScorePeriod,
): Promise<readonly TalkDue[]> {
  const cards = await cardsOf(sources, period);
  const { dated } = sources.rules;
  const named = talksDue(cards, dated, []);
  const talks = named.map(({ organisation }) => talksOf(sources.reads, organisation));
  return named.length === 0 ? [] : talksDue(cards, dated, (await Promise.all(talks)).flat());
}

/** 红黑榜 by the scores of a period as they hold. */
export const redBlackListsIn = async (
  sources: StandingSources,
  period: ScorePeriod,
  size: number,
): Promise<readonly RedBlackList[]> => redBlackLists(await cardsOf(sources, period), size);

/**
 * 信用档案 of one organisation over a calendar year.
 * @param year `2026`
 */
export async function creditFileIn(
  sources: StandingSources,
  organisation: string,
  year: string,
): Promise<CreditFile> {
  const whole = periodBetween(`${year}-01-01`, `${year}-12-31`);
  const quarters: Scorecard[] = [];
  for (const quarter of partsOf(whole, 3))
    quarters.push(...(await cardsOf(sources, quarter, organisation)));
  const [ofYear] = await cardsOf(sources, whole, organisation);
  const talks = await talksOf(sources.reads, organisation);
  const about = talks.filter(({ ground }) => ground.period.startsWith(year));
  return creditFileOf({ quarters, year: ofYear }, about, sources.now);
}
