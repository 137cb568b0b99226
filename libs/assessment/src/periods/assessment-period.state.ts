import type {
  AssessmentPeriodEvent,
  EditionSeal,
  PeriodPublished,
} from './assessment-period.events.js';
import type { PeriodResult, SealedBoard } from './canonical-scores.js';

/** 开放、初步、已公布、已更正. */
export type PeriodStage = 'open' | 'preliminary' | 'published' | 'restated';

/** What is fixed while a period can be contested. */
export interface Preliminary {
  readonly at: string;
  readonly cutOff: string;
  readonly events: number;
  readonly contestUntil: string;
}

/** One published state of a period. */
export interface Edition extends EditionSeal {
  readonly boards: readonly SealedBoard[];
  /** Of a restatement. */
  readonly name?: string;
  /** Why it was restated, or published although appeals were undecided. */
  readonly reason?: string;
  /** Summonses with undecided appeals when it was published. */
  readonly undecided: readonly string[];
}

/** A period that is scored, as its events tell. */
export interface AssessmentPeriod {
  readonly stage: PeriodStage;
  /** Absent while it is open. */
  readonly preliminary: Preliminary | undefined;
  /** In the order of their numbers; the last one holds. */
  readonly editions: readonly Edition[];
  /** Sealed, and waiting for the event of their edition, which was written with them. */
  readonly boards: readonly SealedBoard[];
}

export const openPeriod: AssessmentPeriod = {
  stage: 'open',
  preliminary: undefined,
  editions: [],
  boards: [],
};

function publish(state: AssessmentPeriod, edition: Omit<Edition, 'boards'>): AssessmentPeriod {
  const editions = [...state.editions, { ...edition, boards: state.boards }];
  return { ...state, stage: editions.length > 1 ? 'restated' : 'published', editions, boards: [] };
}

function firstEdition({ undecided, ...seal }: PeriodPublished['data']): Omit<Edition, 'boards'> {
  if (!undecided) return { ...seal, undecided: [] };
  return { ...seal, undecided: undecided.summonses, reason: undecided.reason };
}

export function evolvePeriod(
  state: AssessmentPeriod,
  { type, data }: AssessmentPeriodEvent,
): AssessmentPeriod {
  switch (type) {
    case 'PeriodMadePreliminary': {
      const { at, cutOff, events, contestUntil } = data;
      return { ...state, stage: 'preliminary', preliminary: { at, cutOff, events, contestUntil } };
    }
    case 'PeriodPreliminaryWithdrawn':
      return openPeriod;
    case 'BoardSealed': {
      const { kind, rule, cards } = data;
      return { ...state, boards: [...state.boards, { kind, rule, cards }] };
    }
    case 'PeriodPublished':
      return publish(state, firstEdition(data));
    case 'PeriodRestated':
      return publish(state, { ...data, undecided: [] });
  }
}

/** The result of an edition as it was published. */
export const resultIn = (period: string, edition: Edition): PeriodResult => ({
  period,
  cutOff: edition.cutOff,
  boards: edition.boards,
  unscored: edition.unscored,
});

/** The edition that holds; undefined until one is published. */
export const currentEdition = ({ editions }: AssessmentPeriod): Edition | undefined =>
  editions.at(-1);
