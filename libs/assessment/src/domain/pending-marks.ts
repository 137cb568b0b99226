import { askVerdict, cardsDue, type StreetClock, type Summons } from '#whistle';

/** Steps that are the street's own, as statistics name them. */
export const STREET_STEPS = ['confirmArrival', 'verify', 'rate'] as const;
export type StreetStep = (typeof STREET_STEPS)[number];

const STEP_OF = {
  'confirm-arrival': 'confirmArrival',
  verify: 'verify',
  rate: 'rate',
} as const satisfies Record<StreetClock, StreetStep>;

/**
 * What the passage of time will count, unless something happens first: a card (黄牌, 红牌), or that the
 * street has not done its step in time.
 */
export interface PendingMark {
  readonly what: 'yellow' | 'red' | StreetStep;
  /** ISO 8601 UTC; later than this it counts. */
  readonly at: string;
}

/** What time has counted for good, and what it may still. */
export interface PassedAndPending {
  /** 黄牌、红牌 of clocks that are over, by their times. */
  readonly yellowCards: number;
  readonly redCards: number;
  /** The street's answers, in time and late; of one summons it may be asked for several. */
  readonly confirmArrivalOnTime: number;
  readonly confirmArrivalLate: number;
  readonly verifyOnTime: number;
  readonly verifyLate: number;
  readonly rateOnTime: number;
  readonly rateLate: number;
  readonly pending: readonly PendingMark[];
}

type Counted = { -readonly [K in Exclude<keyof PassedAndPending, 'pending'>]: number };

const nothing = (): Counted => ({
  yellowCards: 0,
  redCards: 0,
  confirmArrivalOnTime: 0,
  confirmArrivalLate: 0,
  verifyOnTime: 0,
  verifyLate: 0,
  rateOnTime: 0,
  rateLate: 0,
});

/** Cards of its own clocks, and what the street was asked for: what ended in time unanswered is excused. */
export function passedAndPending(summons: Summons): PassedAndPending {
  const counted = nothing();
  const pending: PendingMark[] = [];
  for (const { colour, at } of cardsDue(summons)) {
    if (at === undefined) counted[`${colour}Cards`]++;
    else pending.push({ what: colour, at });
  }
  for (const ask of summons.asks) {
    const [step, verdict] = [STEP_OF[ask.clock], askVerdict(ask)];
    if (verdict === 'open') pending.push({ what: step, at: ask.due.dueAt });
    else if (verdict !== 'excused') counted[`${step}${verdict === 'late' ? 'Late' : 'OnTime'}`]++;
  }
  return { ...counted, pending };
}
