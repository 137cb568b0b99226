import { DeadlineRisk, type PastSummons } from './deadline-risk.js';

/** A summons of a held-out month, whose outcome is known. */
export interface HeldOut extends PastSummons {
  /** Hours from dispatch to the due time, net of pauses. */
  readonly limitHours: number;
}

/** Predictions of about the same probability, and their outcomes. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly predictions: number;
  readonly meanPredicted: number | null;
  readonly missed: number;
  readonly shareMissed: number | null;
}

export interface Calibration {
  readonly predictions: number;
  /** Mean squared error of the probabilities (Brier 1950): 0 is perfect. */
  readonly brier: number | null;
  /** The Brier score of always predicting the average share, for comparison. */
  readonly brierOfBaseRate: number | null;
  readonly bins: readonly CalibrationBin[];
}

const BINS = 10;
/** Share of the limit that has passed at the prediction: a warning then can still help. */
const ASKED_AT = 0.5;

const average = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

interface Prediction {
  readonly probability: number;
  readonly missed: 0 | 1;
}

/** Whether the summons missed its deadline; undefined where it was released before that was known. */
function missedOf({ hours, ended, limitHours }: HeldOut): 0 | 1 | undefined {
  if (hours > limitHours) return 1;
  return ended ? 0 : undefined;
}

function predict(risk: DeadlineRisk, heldOut: readonly HeldOut[]): Prediction[] {
  return heldOut.flatMap((one) => {
    const asked = one.limitHours * ASKED_AT;
    const missed = missedOf(one);
    const found = one.hours > asked ? risk.riskOf(one, asked, one.limitHours) : null;
    return found && missed !== undefined ? [{ probability: found.probability, missed }] : [];
  });
}

function binOf(all: readonly Prediction[], index: number): CalibrationBin {
  const [from, to] = [index / BINS, (index + 1) / BINS];
  const last = index === BINS - 1;
  const inside = all.filter(({ probability: p }) => p >= from && (p < to || (last && p <= to)));
  const missed = inside.filter((one) => one.missed === 1).length;
  return {
    from,
    to,
    predictions: inside.length,
    missed,
    meanPredicted: average(inside.map(({ probability }) => probability)),
    shareMissed: inside.length === 0 ? null : missed / inside.length,
  };
}

/**
 * How reliable the risk is: estimates from past months, predicts for held-out months at half of each
 * limit, and compares with what happened.
 */
export function calibrate(past: readonly PastSummons[], heldOut: readonly HeldOut[]): Calibration {
  const all = predict(DeadlineRisk.of(past), heldOut);
  const base = average(all.map(({ missed }) => missed));
  const error = (of: (one: Prediction) => number) =>
    average(all.map((one) => (of(one) - one.missed) ** 2));
  return {
    predictions: all.length,
    brier: error(({ probability }) => probability),
    brierOfBaseRate: base === null ? null : error(() => base),
    bins: Array.from({ length: BINS }, (_, index) => binOf(all, index)),
  };
}
