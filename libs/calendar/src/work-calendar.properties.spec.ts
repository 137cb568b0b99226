import fc from 'fast-check';
import { createWorkCalendar, type Limit, type LimitUnit } from '#calendar';

const calendar = createWorkCalendar();
const HOUR = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

const instant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 5, 1) });
const span = fc.integer({ min: 1, max: 20 * 24 * HOUR });
const limit: fc.Arbitrary<Limit> = fc.record({
  value: fc.integer({ min: 1, max: 40 }),
  unit: fc.constantFrom<LimitUnit>('分钟', '小时', '工作时', '工作日', '自然日'),
});

describe('given any instants and limits', () => {
  it('when working time is added and measured, then the same time is found', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 2000 * HOUR }), (from, ms) => {
        expect(calendar.workingMsBetween(iso(from), calendar.addWorkingMs(iso(from), ms))).toBe(ms);
      }),
    );
  });

  it('when measured time is added back, then it never passes the end measured to', () => {
    fc.assert(
      fc.property(instant, span, (from, length) => {
        const to = iso(from + length);
        const worked = calendar.workingMsBetween(iso(from), to);
        const reached = calendar.addWorkingMs(iso(from), worked);
        expect(reached <= to).toBe(true);
        expect(calendar.workingMsBetween(reached, to)).toBe(0);
      }),
    );
  });

  it('when a stretch is cut in two, then its working time is the sum', () => {
    fc.assert(
      fc.property(instant, span, span, (from, first, second) => {
        const [a, b, c] = [iso(from), iso(from + first), iso(from + first + second)];
        const parts = calendar.workingMsBetween(a, b) + calendar.workingMsBetween(b, c);
        expect(parts).toBe(calendar.workingMsBetween(a, c));
      }),
    );
  });

  it('when one start is later, then its due time is not earlier', () => {
    fc.assert(
      fc.property(instant, span, limit, (start, later, each) => {
        const first = calendar.dueTime(iso(start), each).dueAt;
        expect(first > iso(start)).toBe(true);
        expect(calendar.dueTime(iso(start + later), each).dueAt >= first).toBe(true);
      }),
    );
  });

  it('when a pause is split, then it postpones as the joined pause does', () => {
    const offset = fc.integer({ min: 0, max: 10 * 24 * HOUR });
    fc.assert(
      fc.property(
        fc.record({ start: instant, offset, first: span, second: span }),
        limit,
        (p, l) => {
          const [from, cut] = [p.start + p.offset, p.start + p.offset + p.first];
          const end = cut + p.second;
          const due = calendar.dueTime(iso(p.start), l);
          const once = calendar.postpone(due, l, iso(from), iso(end));
          const half = calendar.postpone(due, l, iso(from), iso(cut));
          expect(calendar.postpone(half, l, iso(cut), iso(end))).toEqual(once);
          expect(once.dueAt >= due.dueAt).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
