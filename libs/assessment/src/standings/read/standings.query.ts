import { Inject, Injectable, type Provider } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory, type Organisations } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { READ_STORE, type ReadFreshness, type ReadStore } from '#read-store';
import { cutOffAt } from '../../domain/judged-counts.js';
import type { ScorePeriod } from '../../domain/score-period.js';
import type { LiveScoreRules } from '../../live-score-rules.js';
import { PeriodScores } from '../../read/scorecards/period-scores.js';
import { statisticsFreshness } from '../../read/statistics-answer.js';
import { SCORE_RULES } from '../../score-rule-files.js';
import type { CreditFile } from '../credit-file.js';
import type { RedBlackList } from '../red-black-list.js';
import type { TalkDue } from '../talks-due.js';
import { creditFileIn, redBlackListsIn, type StandingSources, talksDueIn } from './standings.js';

/** An answer with the directory of today, its cut-off and how fresh the statistics were. */
export interface Standing<Answer> {
  readonly answer: Answer;
  readonly organisations: Organisations;
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly freshness: ReadFreshness;
}

/** 约谈对象 of a period. */
export class AskTalksDue extends Query<Standing<readonly TalkDue[]>> {
  constructor(
    readonly period: ScorePeriod,
    readonly afterPosition?: string,
  ) {
    super();
  }
}

/** 红黑榜 of a period: so many of each kind from the top and the bottom. */
export class AskRedBlackLists extends Query<Standing<readonly RedBlackList[]>> {
  constructor(
    readonly period: ScorePeriod,
    readonly size: number,
    readonly afterPosition?: string,
  ) {
    super();
  }
}

/** 信用档案 of an organisation over a year `YYYY`. */
export class AskCreditFile extends Query<Standing<CreditFile>> {
  constructor(
    readonly organisation: string,
    readonly year: string,
    readonly afterPosition?: string,
  ) {
    super();
  }
}

interface Parts {
  readonly reads: ReadStore;
  readonly scores: PeriodScores;
  readonly rules: LiveScoreRules;
  readonly directory: Directory;
  readonly clock: Clock;
}

const STANDING_PARTS = Symbol('STANDING_PARTS');

/** Puts together what standings are made of. */
@Injectable()
export class StandingDesk {
  constructor(@Inject(STANDING_PARTS) private readonly parts: Parts) {}

  async answer<Answer>(
    question: (sources: StandingSources) => Promise<Answer>,
    afterPosition?: string,
  ): Promise<Standing<Answer>> {
    const { reads, scores, directory, clock } = this.parts;
    const freshness = await statisticsFreshness(reads, afterPosition);
    const organisations = await directory.current();
    const now = clock.now();
    const rules = await this.parts.rules.current();
    const answer = await question({ reads, scores, rules, organisations, now });
    return { answer, organisations, cutOff: cutOffAt(now), freshness };
  }
}

@QueryHandler(AskTalksDue)
export class AskTalksDueHandler implements IQueryHandler<AskTalksDue> {
  constructor(private readonly desk: StandingDesk) {}

  execute({ period, afterPosition }: AskTalksDue): Promise<Standing<readonly TalkDue[]>> {
    return this.desk.answer((sources) => talksDueIn(sources, period), afterPosition);
  }
}

@QueryHandler(AskRedBlackLists)
export class AskRedBlackListsHandler implements IQueryHandler<AskRedBlackLists> {
  constructor(private readonly desk: StandingDesk) {}

  execute(asked: AskRedBlackLists): Promise<Standing<readonly RedBlackList[]>> {
    const { period, size, afterPosition } = asked;
    return this.desk.answer((sources) => redBlackListsIn(sources, period, size), afterPosition);
  }
}

@QueryHandler(AskCreditFile)
export class AskCreditFileHandler implements IQueryHandler<AskCreditFile> {
  constructor(private readonly desk: StandingDesk) {}

  execute(asked: AskCreditFile): Promise<Standing<CreditFile>> {
    const { organisation, year, afterPosition } = asked;
    return this.desk.answer((sources) => creditFileIn(sources, organisation, year), afterPosition);
  }
}

export const STANDING_PROVIDERS: readonly Provider[] = [
  {
    provide: STANDING_PARTS,
    inject: [READ_STORE, PeriodScores, SCORE_RULES, Directory, CLOCK],
    useFactory: (
      reads: ReadStore,
      scores: PeriodScores,
      rules: LiveScoreRules,
      ...[directory, clock]: readonly [Directory, Clock]
    ): Parts => ({ reads, scores, rules, directory, clock }),
  },
  StandingDesk,
  AskTalksDueHandler,
  AskRedBlackListsHandler,
  AskCreditFileHandler,
];
