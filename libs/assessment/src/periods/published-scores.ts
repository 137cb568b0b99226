import type { Clock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { cutOffAt } from '../domain/judged-counts.js';
import type { ScorePeriod } from '../domain/score-period.js';
import type { Scores } from '../domain/scorecard.js';
import { assessmentPeriod } from './assessment-period.js';
import {
  editionNumbered,
  type PeriodStage,
  resultIn,
  shownEdition,
} from './assessment-period.state.js';
import { scoresIn } from './canonical-scores.js';
import { KnownEvents, MOST_ONLINE } from './known-events.js';
import { scoresInLog } from './scores-in-log.js';
import { scoringToldBy, shortLogAsOf } from './told-by.js';
import type { ScoreRuleSelection } from '../score-rule-files.js';

/** How far a period is, and what of it is fixed. */
export interface Standing {
  readonly stage: PeriodStage;
  /** 数据截止: the period's own once it is preliminary, the present minute while it is open. */
  readonly cutOff: string;
  /** The edition that was asked for, or that is shown, 0 for 初步结果; null where there is none. */
  readonly edition: number | null;
  /** As they were sealed, or as they were at the instant asked about. */
  readonly scores: Scores | undefined;
}

/** Periods as their own streams tell. */
export class PublishedScores {
  constructor(
    private readonly log: EventStore,
    private readonly clock: Clock,
    private readonly selection?: ScoreRuleSelection,
  ) {}

  /**
   * What a past instant knew (ISO 8601 UTC): the rules, the directory, the edition and the whistles of then.
   * @throws LogTooLongError
   */
  async asOf(period: ScorePeriod, instant: string): Promise<Standing> {
    const log = await shortLogAsOf(this.log, instant);
    const then = new PublishedScores(log, { now: () => instant });
    const standing = await then.standingOf(period);
    if (standing.scores) return standing;
    const { cutOff } = standing;
    const scoring = await scoringToldBy(log, instant, { period, selection: this.selection });
    const known = new KnownEvents(undefined, MOST_ONLINE);
    const { results } = await scoresInLog(log, [scoring], { period, cutOff, known });
    return { ...standing, scores: results[0] && scoresIn(results[0]) };
  }

  /** The edition asked for, or that is shown; where there is none, scores are computed at the cut-off. */
  async standingOf({ id }: ScorePeriod, asked?: number): Promise<Standing> {
    const state = await assessmentPeriod.load(this.log, id);
    const edition = asked === undefined ? shownEdition(state) : editionNumbered(state, asked);
    return {
      stage: state.stage,
      cutOff: (edition ?? state.preliminary)?.cutOff ?? cutOffAt(this.clock.now()),
      edition: edition?.edition ?? null,
      scores: edition && scoresIn(resultIn(id, edition)),
    };
  }
}
