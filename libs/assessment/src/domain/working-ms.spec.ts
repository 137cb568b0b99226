import { createWorkCalendar, type LimitUnit } from '#calendar';
import { foldWhistle, type WhistleEvent } from '#whistle';
import { factsOf } from './summons-fact.js';

const rule = { pack: 'test', version: '1' };
const FRIDAY = '2026-10-16T08:00:00.000Z';
const calendar = createWorkCalendar();
const clockIn = (unit: LimitUnit) => ({
  limit: { value: 3, unit },
  dueAt: '2026-10-21T09:30:00.000Z',
  provisional: false,
});

/** Called on Friday at 16:00; contacted on Monday at 10:00, settled on Tuesday at 10:00. */
function played(unit: LimitUnit, ...pauses: readonly WhistleEvent[]): WhistleEvent[] {
  const summons = { summons: 1, department: '城管局' };
  const clocks = { acknowledge: clockIn('小时'), contact: clockIn(unit), resolve: clockIn(unit) };
  const acting = { ...summons, person: '张三' };
  return [
    {
      type: 'DepartmentSummoned',
      data: { ...summons, at: FRIDAY, role: 'lead', cause: 'raised', rule, clocks },
    },
    { type: 'DepartmentAcknowledged', data: { ...acting, at: '2026-10-16T08:30:00.000Z' } },
    ...pauses,
    { type: 'StreetContacted', data: { ...acting, at: '2026-10-19T02:00:00.000Z' } },
    {
      type: 'ResolutionReported',
      data: { ...summons, at: '2026-10-20T02:00:00.000Z', summary: '', evidence: [] },
    },
    { type: 'ResolutionConfirmed', data: { ...summons, at: '2026-10-22T02:00:00.000Z' } },
  ];
}

const factOf = (events: readonly WhistleEvent[]) => factsOf(foldWhistle(events), () => calendar)[0];
const HOUR = 3_600_000;

describe('given limits in working time over a weekend', () => {
  it.each(['工作时', '工作日'] as const)(
    'when they are in %s, then nights and days off are not counted',
    (unit) => {
      // Friday 16:00–17:30 and Monday 9–10; then the rest of Monday, six hours, and one on Tuesday.
      expect(factOf(played(unit))).toMatchObject({
        contactMs: 66 * HOUR,
        contactWorkMs: 2.5 * HOUR,
        resolveMs: 90 * HOUR,
        resolveWorkMs: 9.5 * HOUR,
        // A limit of hours is as long at night.
        acknowledgeMs: HOUR / 2,
        acknowledgeWorkMs: null,
        arriveWorkMs: null,
      });
    },
  );

  it('when the limit is in natural time, then there is no working time to tell', () => {
    expect(factOf(played('自然日'))).toMatchObject({ contactWorkMs: null, resolveWorkMs: null });
  });

  it('when it was paused, then the working time of the pause is not counted either', () => {
    const summons = { summons: 1, department: '城管局' };
    const paused: WhistleEvent[] = [
      {
        type: 'ClockPaused',
        data: { ...summons, at: '2026-10-16T09:00:00.000Z', reason: '', approvedBy: '' },
      },
      {
        type: 'ClockResumed',
        data: { ...summons, at: '2026-10-19T01:30:00.000Z', pausedMs: 0, clocks: {} },
      },
    ];
    // Half an hour of Friday and half an hour of Monday are left out.
    expect(factOf(played('工作时', ...paused))?.resolveWorkMs).toBe(8.5 * HOUR);
  });
});
