import { noProgress } from '#event-store';
import { type WhistleCommand, foldWhistle } from '#whistle';
import { createProgram } from '../../apps/admin/src/program.js';
import { rebaseDueTimes } from '../../apps/admin/src/rebase/rebase-due-times.js';
import { statistics } from '../../apps/admin/src/stats/statistics.js';
import {
  after,
  calendars,
  department,
  LIMITS,
  NewYear,
  notice,
  raise,
  street,
} from './new-year.js';

const START = after(-4);
const NOTICED = after(6);
const one = { summons: 1 } as const;
const resume: WhistleCommand = { type: 'ResumeClock', ...one };
const pause: WhistleCommand = { type: 'PauseClock', ...one, reason: '等待管件' };
const ask: WhistleCommand = {
  type: 'RequestExtension',
  ...one,
  reason: '待审批',
  extension: { value: 4, unit: '工作日' },
} as WhistleCommand;
const grant: WhistleCommand = { type: 'GrantExtension', ...one };
const arrive: WhistleCommand = { type: 'ArriveOnSite', ...one, person: '李队', evidence: [] };

let place: NewYear;
const environment = { ...process.env };
const rebase = (dryRun = false) =>
  rebaseDueTimes({
    dataDir: place.dataDir,
    reason: notice.source,
    calendarFile: place.calendarFile,
    dryRun,
    progress: noProgress,
    now: NOTICED,
  });
const resolveOf = async (whistle: string) =>
  foldWhistle(await place.events(whistle)).summonses[0]?.clocks.resolve;
const arriveStatistics = async () => {
  const [row] = await statistics({
    dataDir: place.dataDir,
    by: 'department',
    cutOff: after(0),
    progress: noProgress,
  });
  return row?.arrive;
};

/** What the calendar says by itself of a clock with an extension, a pause, or both in this order. */
const expected = (
  of: (typeof calendars)['after'],
  { extended = false, paused }: { extended?: boolean; paused?: readonly [string, string] },
) => {
  let due = of.dueTime(START, LIMITS.resolve);
  if (paused) due = of.postpone(due, LIMITS.resolve, ...paused);
  return extended ? of.extend(due, LIMITS.resolve, { value: 4, unit: '工作日' }) : due;
};

beforeAll(async () => {
  place = new NewYear();
  process.env['RULE_PACK'] = 'new-year';
  for (const name of ['CALENDAR_FILE', 'RULES_DIR', 'EVENT_STORE', 'READ_STORE'])
    delete process.env[name];
  await place.found();
  await place.send('plain', [raise, street, START]);
  // Came on the first workday after the holidays that nobody knew of when it was called.
  await place.send('came', [raise, street, after(-1)], [arrive, department, after(5, '11:00')]);
  await place.send(
    'paused',
    [raise, street, START],
    [pause, street, after(-2)],
    [resume, street, after(3)],
  );
  await place.send('standing', [raise, street, START], [pause, street, after(-2)]);
  await place.send(
    'extended',
    [raise, street, START],
    [pause, street, after(-2)],
    [resume, street, after(3)],
    [ask, department, after(3, '11:00')],
    [grant, street, after(4)],
  );
  await place.send('long-ago', [raise, street, after(-120)]);
  await place.send('withdrawn', [raise, street, START]);
  await place.send('withdrawn', [{ type: 'WithdrawWhistle', reason: '误报' }, street, after(-3)]);
}, 60_000);
afterAll(() => {
  place.remove();
  process.env = environment;
});

describe('given whistles over a new year whose holidays are not published', () => {
  const pauses = [after(-2), after(3)] as const;

  it('when they were blown, then their due times are provisional and know of no holiday', async () => {
    const { before } = calendars;
    expect(await resolveOf('plain')).toMatchObject(expected(before, {}));
    expect(await resolveOf('paused')).toMatchObject(expected(before, { paused: pauses }));
    expect((await resolveOf('plain'))?.provisional).toBe(true);
    expect((await resolveOf('long-ago'))?.provisional).toBe(false);
    expect(await arriveStatistics()).toMatchObject({ onTime: 0, late: 1 });
  }, 60_000);

  it('when asked what would move, then it is listed and nothing is written', async () => {
    const { horizon, provisional, rebased } = await rebase(true);
    expect([horizon, provisional]).toEqual([notice.horizon, 5]);
    const ids = rebased.map(({ whistle }) => whistle);
    expect(ids).toEqual(['plain', 'came', 'paused', 'standing', 'extended']);
    expect((await resolveOf('plain'))?.provisional).toBe(true);
  }, 60_000);

  it('when the notice is in, then each comes out as if it had been known from the start', async () => {
    await rebase();
    const days = calendars.after;
    expect(await resolveOf('plain')).toMatchObject(expected(days, {}));
    expect(await resolveOf('paused')).toMatchObject(expected(days, { paused: pauses }));
    expect(await resolveOf('standing')).toMatchObject(expected(days, {}));
    expect(await resolveOf('extended')).toMatchObject(
      expected(days, { paused: pauses, extended: true }),
    );
    const { overall } = foldWhistle(await place.events('plain'));
    expect(overall).toMatchObject(days.dueTime(START, LIMITS.overall));
    // The extension was of the resolve clock alone.
    const [summons] = foldWhistle(await place.events('extended')).summonses;
    const arriving = days.dueTime(START, LIMITS.arrive);
    expect(summons?.clocks.arrive).toMatchObject(days.postpone(arriving, LIMITS.arrive, ...pauses));
  }, 60_000);

  it('when a clock ran on after it, then it goes on from there', async () => {
    // Sent by a service that has not been given the notice: it counts by the old days again.
    await place.send('standing', [resume, street, after(6, '11:00')]);
    const stood = [after(-2), after(6, '11:00')] as const;
    const before = await resolveOf('standing');
    expect(before?.dueAt).not.toBe(expected(calendars.after, { paused: stood }).dueAt);
    await rebase();
    expect(await resolveOf('standing')).toMatchObject(expected(calendars.after, { paused: stood }));
  }, 60_000);

  it('when it is done, then the log says why, in the name of the service', async () => {
    const last = (await place.events('came')).at(-1);
    expect(last).toMatchObject({ type: 'DueTimesRebased', data: { reason: notice.source } });
    const gone = await place.events('withdrawn');
    expect(gone.map(({ type }) => type)).not.toContain('DueTimesRebased');
  });

  it('when statistics are asked for, then who came after the holidays is in time', async () => {
    expect(await arriveStatistics()).toMatchObject({ onTime: 1, late: 0 });
  }, 60_000);

  it('when it is run again, then nothing is added', async () => {
    const ids = ['plain', 'came', 'paused', 'standing', 'extended', 'long-ago', 'withdrawn'];
    const counts = async () => Promise.all(ids.map(async (id) => (await place.events(id)).length));
    const before = await counts();
    const printed: string[] = [];
    const program = createProgram((line) => printed.push(line));
    const options = ['--reason', notice.source, '--calendar', place.calendarFile];
    await program.parseAsync([
      'node',
      'shaodao',
      '--data-dir',
      place.dataDir,
      'rebase',
      ...options,
    ]);
    expect(printed.at(-1)).toBe('已核定 0 个哨的 0 个到期时间，其中 0 个变动');
    expect(await counts()).toEqual(before);
  }, 60_000);
});
