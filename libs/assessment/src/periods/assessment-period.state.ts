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
  /** 初步结果, edition 0; absent in periods from before it was sealed. */
  readonly edition: Edition | undefined;
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
      const { at, cutOff, events, contestUntil, seal } = data;
      const edition = seal && { ...seal, boards: state.boards, undecided: [] };
      const preliminary = { at, cutOff, events, contestUntil, edition };
      return { ...state, stage: 'preliminary', preliminary, boards: [] };
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

/** What people are shown: the edition that holds, until then 初步结果; undefined while it is open. */
export const shownEdition = (state: AssessmentPeriod): Edition | undefined =>
  currentEdition(state) ?? state.preliminary?.edition;

/** An edition by its number, 0 for 初步结果. */
export const editionNumbered = (
  { preliminary, editions }: AssessmentPeriod,
  edition: number,
): Edition | undefined => (edition === 0 ? preliminary?.edition : editions[edition - 1]);
