import { periodBefore } from './period-plan.js';

describe('given a period that is compared with the one before', () => {
  it.each([
    ['2026-10-01', '2026-10-31', '2026-09-01', '2026-09-30'],
    ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
    ['2026-10-05', '2026-10-11', '2026-09-28', '2026-10-04'],
    ['2026-03-01', '2026-03-30', '2026-01-30', '2026-02-28'],
  ])('when it is %s to %s, then that is %s to %s', (from, to, before, until) => {
    expect(periodBefore({ from, to })).toEqual({ from: before, to: until });
  });

  it('when it is open-ended, then there is none', () => {
    expect(periodBefore({ from: '2026-10-01' })).toBeUndefined();
    expect(periodBefore({ to: '2026-10-01' })).toBeUndefined();
  });
});
