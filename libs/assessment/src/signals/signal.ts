/** 防刷分信号: what officials should look at. Never a score, and never proof. */
export const SIGNAL_KINDS = [
  'identical-ratings',
  'retaliatory-ratings',
  'blown-anew',
  'photo-reused',
  'arrival-burst',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** A figure behind a signal: how many of how many, or a value. */
export interface SignalFigure {
  /** Chinese, for people. */
  readonly name: string;
  readonly value: number;
}

export interface Signal {
  readonly kind: SignalKind;
  readonly street: string | null;
  readonly department: string | null;
  /** What it is known by: the scores that are all the same, the photo, the account. */
  readonly subject: string | null;
  readonly figures: readonly SignalFigure[];
  /** The latest whistles behind it, at most {@link MOST_WHISTLES}. */
  readonly whistles: readonly string[];
  /** How many whistles there are behind it. */
  readonly total: number;
}

/** Whistles that a signal lists; it counts them all. */
export const MOST_WHISTLES = 20;
/** Signals of a kind that an answer lists, the strongest first. */
export const MOST_SIGNALS = 100;

/** From when on something is a signal. */
export interface SignalLimits {
  /** Ratings of a street, so many at least and nearly all the same. */
  readonly leastRatings: number;
  /** A low rating within so many days after a dispute, return or decline. */
  readonly afterDays: number;
  /** Closed, and the same spot blown anew within so many days. */
  readonly againDays: number;
  /** So many arrivals of one account within one minute. */
  readonly burst: number;
}

/** The latest of some whistles, without repetition, and how many there are. */
export function listed(whistles: readonly string[]): Pick<Signal, 'whistles' | 'total'> {
  const distinct = [...new Set(whistles)];
  return { whistles: distinct.slice(0, MOST_WHISTLES), total: distinct.length };
}

/** Groups in the order in which they first come. */
export function groupsOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
