import { calibrate } from './calibration.js';
import { DeadlineRisk, LEAST_SAMPLE, type PastSummons } from './deadline-risk.js';

const past = (department: string, kind: string, hours: readonly number[]): PastSummons[] =>
  hours.map((one) => ({ department, kind, hours: one, ended: true }));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('given past summonses', () => {
  const enough = upTo(LEAST_SAMPLE);
  const risk = DeadlineRisk.of([
    ...past(
      'slow',
      'routine',
      enough.map((hours) => hours * 10),
    ),
    ...past('fast', 'routine', enough),
    ...past('new', 'routine', [1, 2]),
  ]);

  it('when a department has enough of the kind, then its own count', () => {
    const slow = risk.riskOf({ department: 'slow', kind: 'routine' }, 0, 150);
    expect(slow).toMatchObject({ basis: 'department-and-kind', sample: LEAST_SAMPLE });
    expect(slow?.probability).toBeCloseTo(0.5, 12);
    expect(risk.riskOf({ department: 'fast', kind: 'routine' }, 0, 150)?.probability).toBeCloseTo(
      0,
      12,
    );
  });

  it('when it has few, then those of the kind count, and else all', () => {
    expect(risk.riskOf({ department: 'new', kind: 'routine' }, 0, 20)?.basis).toBe('kind');
    expect(risk.riskOf({ department: 'new', kind: 'strange' }, 0, 20)?.basis).toBe('all');
  });

  it('when hardly anything is known, then nothing is said', () => {
    const little = DeadlineRisk.of(past('a', 'routine', [1, 2, 3]));
    expect(little.riskOf({ department: 'a', kind: 'routine' }, 0, 2)).toBeNull();
  });
});

/** A stream of numbers between 0 and 1 that is the same every time (Lehmer 1951). */
function* numbers(): Generator<number> {
  for (let state = 42; ;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

describe('given held-out months', () => {
  const next = numbers();
  const drawn = (mean: number): number => -mean * Math.log(1 - (next.next().value as number));
  const MEANS = { fast: 10, middling: 40, slow: 120 };
  const summonses = (each: number) =>
    Object.entries(MEANS).flatMap(([department, mean]) =>
      Array.from({ length: each }, () => ({
        department,
        kind: 'routine',
        hours: drawn(mean),
        ended: true,
        limitHours: 48,
      })),
    );

  it('when departments go on as before, then predictions come out about as often as they say', () => {
    const { predictions, brier, brierOfBaseRate, bins } = calibrate(summonses(400), summonses(400));
    expect(predictions).toBeGreaterThan(300);
    expect(brier).toBeLessThan(brierOfBaseRate ?? 0);
    for (const { predictions: asked, meanPredicted, shareMissed } of bins)
      if (asked >= 50)
        expect(Math.abs((meanPredicted ?? 0) - (shareMissed ?? 1))).toBeLessThan(0.15);
  });

  it('when the past is of other departments altogether, then the figures show it', () => {
    const quick = summonses(400).map((one) => ({ ...one, hours: one.hours / 10 }));
    const { brier, brierOfBaseRate } = calibrate(quick, summonses(400));
    expect(brier).toBeGreaterThan(brierOfBaseRate ?? 1);
  });

  it('when nothing can be predicted, then it says so instead of a perfect score', () => {
    expect(calibrate([], summonses(50))).toMatchObject({ predictions: 0, brier: null });
  });
});
