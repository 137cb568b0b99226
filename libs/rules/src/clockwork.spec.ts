import { createWorkCalendar, type Limit } from '#calendar';
import { clockwork } from './clockwork.js';

const LIMITS: readonly Limit[] = [
  { value: 0, unit: '工作日' },
  { value: 1, unit: '工作日' },
  { value: 3, unit: '工作日' },
  { value: 0, unit: '自然日' },
  { value: 1, unit: '自然日' },
  { value: 15, unit: '自然日' },
  { value: 1, unit: '工作时' },
  { value: 24, unit: '小时' },
  { value: 10, unit: '分钟' },
];
const WARNINGS: readonly Limit[] = [
  { value: 1, unit: '工作日' },
  { value: 2, unit: '工作时' },
  { value: 1, unit: '自然日' },
  { value: 30, unit: '分钟' },
];

const timing = (warning: Limit) => ({ calendar: createWorkCalendar(), warning });

/** Instants around a weekend and the National Day of 2026, every 97 minutes. */
const instants = Array.from({ length: 300 }, (_, n) =>
  new Date(Date.parse('2026-09-24T00:00:00.000Z') + n * 97 * 60_000).toISOString(),
);

describe('given clocks that start on the same day', () => {
  it.each(WARNINGS)('when they warn $value $unit before, then each is as if it were the first', (warning) => {
    const kept = timing(warning);
    for (const startedAt of instants)
      for (const limit of LIMITS) {
        const alone = clockwork(timing(warning)).start(limit, startedAt);
        expect(clockwork(kept).start(limit, startedAt)).toEqual(alone);
      }
  }); // prettier-ignore

  it('when one starts too late for a warning, then it has none, and one before it keeps its own', () => {
    const kept = timing({ value: 1, unit: '工作日' });
    const start = (at: string) => clockwork(kept).start({ value: 1, unit: '工作日' }, at);
    const [morning, night] = ['2026-11-23T01:00:00.000Z', '2026-11-23T12:00:00.000Z'];
    expect(start(night).warnAt).toBeUndefined();
    expect(start(morning).warnAt).toBe('2026-11-23T09:30:00.000Z');
    expect(start(night).dueAt).toBe(start(morning).dueAt);
  });
});
