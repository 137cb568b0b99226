import { type Duration, Survival } from './survival.js';

/** A past or present summons, with what it is like. */
export interface LikeSummons {
  readonly department: string;
  readonly kind: string;
}

export interface PastSummons extends LikeSummons, Duration {}

/** What a risk was estimated from: the closest likeness with enough past summonses. */
export type Basis = 'department-and-kind' | 'kind' | 'all';

export interface Risk {
  /** 0–1. */
  readonly probability: number;
  readonly basis: Basis;
  /** How many past summonses that ended it rests on. */
  readonly sample: number;
}

/** Fewer than this say too little: the next wider likeness is asked. */
export const LEAST_SAMPLE = 30;

const grouped = (past: readonly PastSummons[], keyOf: (one: PastSummons) => string) => {
  const groups = new Map<string, PastSummons[]>();
  for (const one of past) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return new Map([...groups].map(([key, group]) => [key, new Survival(group)]));
};

const pair = ({ department, kind }: LikeSummons): string => `${department}\n${kind}`;

/**
 * 逾期风险: the probability that an open summons misses its deadline, from how long like summonses
 * took: of its department and kind, else of its kind, else of all.
 */
export class DeadlineRisk {
  readonly #levels: readonly (readonly [Basis, (one: LikeSummons) => Survival | undefined])[];

  constructor(past: readonly PastSummons[]) {
    const pairs = grouped(past, pair);
    const kinds = grouped(past, ({ kind }) => kind);
    const all = new Survival(past);
    this.#levels = [
      ['department-and-kind', (one) => pairs.get(pair(one))],
      ['kind', ({ kind }) => kinds.get(kind)],
      ['all', () => all],
    ];
  }

  /** Hours net of pauses. Null where the past says nothing. */
  of(like: LikeSummons, elapsedHours: number, limitHours: number): Risk | null {
    for (const [basis, find] of this.#levels) {
      const survival = find(like);
      if (!survival || survival.size < LEAST_SAMPLE) continue;
      const probability = survival.missing(elapsedHours, limitHours);
      if (probability !== null) return { probability, basis, sample: survival.size };
    }
    return null;
  }
}
