import fc from 'fast-check';
import { createWorkCalendar, type Limit, type LimitUnit, type WorkingHours } from '#calendar';

const MINUTE = 60_000;
const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();
const FIRST = Date.UTC(2026, 0, 1);

/** Days of which no two neighbours need be alike: what no ministry would ever publish. */
const dates = fc
  .uniqueArray(fc.nat(400), { maxLength: 120 })
  .map((days) => days.map((day) => iso(FIRST + day * DAY).slice(0, 10)));

/** One to four spans of business hours, to the minute; they may end at 24:00. */
const hours: fc.Arbitrary<WorkingHours> = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 8 })
  .map((minutes) => {
    const times = minutes
      .sort((a, b) => a - b)
      .map(
        (m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`,
      );
    const spans: [string, string][] = [];
    for (let i = 0; i + 1 < times.length; i += 2) spans.push([times[i] ?? '', times[i + 1] ?? '']);
    return spans;
  });

const calendar = fc.record({ off: dates, worked: dates, hours }).map(({ off, worked, hours }) =>
  createWorkCalendar({
    workingHours: hours,
    overrides: {
      source: '随机',
      holidays: off,
      workdays: worked.filter((date) => !off.includes(date)),
    },
  }),
);

const instant = fc.integer({ min: FIRST / MINUTE, max: FIRST / MINUTE + 300 * 1440 });
const start = instant.map((minute) => minute * MINUTE);
const span = fc.integer({ min: 1, max: 12 * 1440 }).map((minutes) => minutes * MINUTE);
const limit: fc.Arbitrary<Limit> = fc.record({
  value: fc.integer({ min: 0, max: 15 }),
  unit: fc.constantFrom<LimitUnit>('分钟', '小时', '工作时', '工作日', '自然日'),
});
const workLimit = limit.map(({ value, unit }) => ({
  value,
  unit: unit === '工作时' ? unit : ('工作日' as const),
}));
const isWorking = ({ unit }: Limit) => unit === '工作时' || unit === '工作日';

describe('given random calendars', () => {
  it('when the start is later, then the due time is not earlier, and it is never before the start', () => {
    fc.assert(
      fc.property(calendar, start, span, limit, (days, from, later, of) => {
        const { dueAt } = days.dueTime(iso(from), of);
        expect(dueAt >= iso(from)).toBe(true);
        expect(days.dueTime(iso(from + later), of).dueAt >= dueAt).toBe(true);
      }),
    );
  });

  it('when a limit is longer, then it is due no earlier, 0 工作日 and 0 自然日 included', () => {
    fc.assert(
      fc.property(calendar, start, limit, (days, from, of) => {
        const { dueAt } = days.dueTime(iso(from), of);
        const longer = days.dueTime(iso(from), { ...of, value: of.value + 1 });
        expect(longer.dueAt >= dueAt).toBe(true);
      }),
    );
  });

  it('when a clock stands still, then what was left of it is left afterwards', () => {
    const pause = fc.record({ before: span, length: span });
    fc.assert(
      fc.property(calendar, start, limit, pause, (days, from, of, { before, length }) => {
        const due = days.dueTime(iso(from), of);
        const [stop, go] = [from + before, from + before + length];
        const moved = days.postpone(due, of, iso(stop), iso(go));
        if (iso(stop) >= due.dueAt) {
          expect(moved).toEqual(due);
          return;
        }
        const left = isWorking(of)
          ? [
              days.workingMsBetween(iso(stop), due.dueAt),
              days.workingMsBetween(iso(go), moved.dueAt),
            ]
          : [Date.parse(due.dueAt) - stop, Date.parse(moved.dueAt) - go];
        expect(left[1]).toBe(left[0]);
        // Whoever had time left has time left: nobody is overdue at the moment the clock runs on.
        expect(moved.dueAt > iso(go)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('when pauses follow one another, then they postpone as their sum does', () => {
    const pauses = fc.array(fc.record({ gap: span, length: span }), { maxLength: 5 });
    fc.assert(
      fc.property(calendar, start, workLimit, pauses, (days, from, of, stops) => {
        const first = days.dueTime(iso(from), of);
        let [due, now, stood] = [first, from, 0];
        for (const { gap, length } of stops) {
          const [stop, go] = [now + gap, now + gap + length];
          if (iso(stop) < due.dueAt) stood += days.workingMsBetween(iso(stop), iso(go));
          due = days.postpone(due, of, iso(stop), iso(go));
          now = go;
        }
        expect(due.dueAt).toBe(days.addWorkingMs(first.dueAt, stood));
      }),
    );
  });

  it('when an extension and a pause come in either order, then the due time is the same', () => {
    const extension = workLimit.map((of) => ({ ...of, value: of.value + 1 }));
    const played = fc.record({ limit: workLimit, extension, before: span, length: span });
    fc.assert(
      fc.property(calendar, start, played, (days, from, { limit: of, extension, ...pause }) => {
        const due = days.dueTime(iso(from), of);
        const [stop, go] = [iso(from + pause.before), iso(from + pause.before + pause.length)];
        fc.pre(stop < due.dueAt);
        const paused = days.extend(days.postpone(due, of, stop, go), of, extension);
        const extended = days.postpone(days.extend(due, of, extension), of, stop, go);
        expect(paused).toEqual(extended);
      }),
      { numRuns: 300 },
    );
  });

  it('when two extensions are granted, then they come to their sum, and never to an earlier time', () => {
    const extensions = { of: limit, first: workLimit, more: fc.nat(9) };
    fc.assert(
      fc.property(calendar, start, fc.record(extensions), (days, from, { of, first, more }) => {
        const due = days.dueTime(iso(from), of);
        const once = days.extend(due, of, { ...first, value: first.value + more });
        const twice = days.extend(days.extend(due, of, first), of, { ...first, value: more });
        expect(twice.dueAt).toBe(once.dueAt);
        expect(once.dueAt >= due.dueAt).toBe(true);
      }),
    );
  });

  it('when a span is explained, then it is whole, and its working time is what is measured', () => {
    fc.assert(
      fc.property(calendar, start, span, (days, from, length) => {
        const told = days.explain(iso(from), iso(from + length));
        const ends = told.map(({ to }) => to);
        expect(told.map((stretch) => stretch.from)).toEqual([iso(from), ...ends.slice(0, -1)]);
        expect(ends.at(-1)).toBe(iso(from + length));
        const worked = told
          .filter(({ working }) => working)
          .reduce((sum, stretch) => sum + Date.parse(stretch.to) - Date.parse(stretch.from), 0);
        expect(worked).toBe(days.workingMsBetween(iso(from), iso(from + length)));
      }),
    );
  });

  it('when working time is counted back, then as much passes until then', () => {
    fc.assert(
      fc.property(calendar, start, span, (days, to, ms) => {
        const from = days.workingMsBefore(iso(to), ms);
        expect(days.workingMsBetween(from, iso(to))).toBe(ms);
        expect(days.nextBusinessTime(from)).toBe(from);
      }),
    );
  });
});
