import { type Duration, Survival } from './survival.js';

/** What summonses are compared by. */
export interface ComparableSummons {
  readonly department: string;
  readonly kind: string;
}

export interface PastSummons extends ComparableSummons, Duration {}

/** What a risk was estimated from: the narrowest group with enough past summonses. */
export type Basis = 'department-and-kind' | 'kind' | 'all';

export interface Risk {
  /** 0–1. */
  readonly probability: number;
  readonly basis: Basis;
  /** Number of settled past summonses that it is based on. */
  readonly sample: number;
}

/** With fewer settled summonses the next wider group is used. */
export const LEAST_SAMPLE = 30;

const survivalsBy = (past: readonly PastSummons[], keyOf: (one: PastSummons) => string) => {
  const groups = new Map<string, PastSummons[]>();
  for (const one of past) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return new Map([...groups].map(([key, group]) => [key, Survival.of(group)]));
};

/** What stands for a department and kind together. */
export const pairKeyOf = ({ department, kind }: ComparableSummons): string =>
  `${department}\n${kind}`;

/** How long like summonses took, from the narrowest group to the widest. */
export interface LikeSummonses {
  pair(one: ComparableSummons): Survival | undefined;
  kind(one: ComparableSummons): Survival | undefined;
  all(): Survival;
}

/**
 * 逾期风险: the probability that an open summons misses its deadline, from the durations of past
 * summonses of its department and kind, else of its kind, else of all.
 */
export class DeadlineRisk {
  readonly #levels: readonly (readonly [Basis, (one: ComparableSummons) => Survival | undefined])[];

  constructor(like: LikeSummonses) {
    this.#levels = [
      ['department-and-kind', (one) => like.pair(one)],
      ['kind', (one) => like.kind(one)],
      ['all', () => like.all()],
    ];
  }

  static of(past: readonly PastSummons[]): DeadlineRisk {
    const pairs = survivalsBy(past, pairKeyOf);
    const kinds = survivalsBy(past, ({ kind }) => kind);
    const all = Survival.of(past);
    return new DeadlineRisk({
      pair: (one) => pairs.get(pairKeyOf(one)),
      kind: ({ kind }) => kinds.get(kind),
      all: () => all,
    });
  }

  /** Hours are net of pauses. Null where there are too few past summonses. */
  riskOf(like: ComparableSummons, elapsedHours: number, limitHours: number): Risk | null {
    for (const [basis, find] of this.#levels) {
      const survival = find(like);
      if (!survival || survival.size < LEAST_SAMPLE) continue;
      const probability = survival.missProbability(elapsedHours, limitHours);
      if (probability !== null) return { probability, basis, sample: survival.size };
    }
    return null;
  }
}
