import type { Clock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { cutOffAt } from '../domain/judged-counts.js';
import type { ScorePeriod } from '../domain/score-period.js';
import type { Scores } from '../domain/scorecard.js';
import { assessmentPeriod } from './assessment-period.js';
import { currentEdition, type PeriodStage, resultIn } from './assessment-period.state.js';
import { scoresIn } from './canonical-scores.js';

/** How far a period is, and what of it is fixed. */
export interface Standing {
  readonly stage: PeriodStage;
  /** 数据截止: the period's own once it is preliminary, the present minute while it is open. */
  readonly cutOff: string;
  /** The edition that was asked for, or that holds; null where there is none. */
  readonly edition: number | null;
  /** Its scores as they were sealed. */
  readonly scores: Scores | undefined;
}

/** Periods as their own streams tell. */
export class PublishedScores {
  constructor(
    private readonly log: Pick<EventStore, 'readStream'>,
    private readonly clock: Clock,
  ) {}

  /** The edition asked for, or that holds; where there is none, scores are computed at the cut-off. */
  async standingOf({ id }: ScorePeriod, asked?: number): Promise<Standing> {
    const state = await assessmentPeriod.load(this.log, id);
    const edition =
      asked === undefined
        ? currentEdition(state)
        : state.editions.find((one) => one.edition === asked);
    return {
      stage: state.stage,
      cutOff: (edition ?? state.preliminary)?.cutOff ?? cutOffAt(this.clock.now()),
      edition: edition?.edition ?? null,
      scores: edition && scoresIn(resultIn(id, edition)),
    };
  }
}
