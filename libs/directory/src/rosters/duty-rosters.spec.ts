import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, deliveryOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { Directory } from '../organisations/directory.js';
import { StaffRegister } from '../people/staff-register.js';
import { DutyRosters } from './duty-rosters.js';

let now = '2026-11-22T02:35:00.000Z';
const clock = { now: () => now };
const administrator: Actor = { account: 'admin', organisation: 'district', role: 'administrator' };
const department: Actor = { account: 'duty', organisation: 'guotu', role: 'department' };
const admin = () => deliveryOf({}, administrator);
const own = () => deliveryOf({}, department);
/** Local time of November 2026. */
const local = (day: number, hour: number): string =>
  new Date(Date.UTC(2026, 10, day, hour - 8)).toISOString();
const shift = (person: string, from: string, to: string, post = '值班员') => ({
  post,
  person,
  from,
  to,
});
const november = { type: 'AssignDuties', organisation: 'guotu', month: '2026-11' } as const;

describe('given a department with three people', () => {
  let folder: string;
  let store: EventStore;
  let directory: Directory;
  let staff: StaffRegister;
  let rosters: DutyRosters;

  beforeEach(async () => {
    now = '2026-11-22T02:35:00.000Z';
    folder = await mkdtemp(join(tmpdir(), 'duty-'));
    store = await openSqliteEventStore({ file: join(folder, 'events.db') });
    directory = new Directory(store, clock);
    staff = new StaffRegister(store, clock, directory);
    rosters = new DutyRosters(store, clock, directory, staff);
    const units = ['guotu', 'ziran'].map((id) => ({ id, kind: 'department' as const, name: id }));
    const since = { effectiveFrom: '2026-01-01', reason: '建档' };
    const register = { type: 'RegisterOrganisations', organisations: units, ...since } as const;
    await directory.handle(register, admin());
    for (const id of ['甲', '乙', '丙']) {
      const person = { id, name: id, phone: '555-0100', organisation: 'guotu' };
      await staff.handle({ type: 'RegisterPerson', person, ...since }, admin());
    }
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const assign = (duties: ReturnType<typeof shift>[], more = {}, by = own()) =>
    rosters.handle({ ...november, duties, ...more }, by);
  const refused = (code: string) => ({ outcome: 'rejected', rejection: { rejected: code } });
  const threeShifts = [
    shift('甲', local(23, 0), local(23, 8)),
    shift('乙', local(23, 8), local(23, 16)),
    shift('丙', local(23, 16), local(24, 0)),
  ];
  const namesAt = async (organisation: string, at: string) =>
    (await rosters.onDuty(organisation, at)).map(({ who }) => who.name);

  it('when a day has three shifts, then each hour has its person, to the minute of the change', async () => {
    expect(await assign(threeShifts)).toMatchObject({ outcome: 'accepted', revision: 2 });
    expect(await namesAt('guotu', local(23, 7))).toEqual(['甲']);
    expect(await namesAt('guotu', local(23, 8))).toEqual(['乙']);
    expect(await namesAt('guotu', local(24, 0))).toEqual([]);
    now = local(23, 20);
    const [duty] = await rosters.onDuty('guotu');
    expect(duty).toMatchObject({ post: '值班员', duty: 3, who: { phone: '555-0100' } });
    expect(await assign(threeShifts)).toMatchObject({ outcome: 'accepted', events: [] });
  });

  it('when the month is shown, then its gaps are, and end with the month', async () => {
    await assign(threeShifts);
    const { gaps, duties, overlaps, unstaffed } = await rosters.month('guotu', '2026-11');
    expect(duties.map(({ who }) => who.name)).toEqual(['甲', '乙', '丙']);
    expect(gaps).toEqual([
      { from: local(1, 0), to: local(23, 0) },
      { from: local(24, 0), to: local(31, 0) },
    ]);
    expect([overlaps, unstaffed]).toEqual([[], []]);
  });

  it('when a night shift crosses the border of the month, then both months know it', async () => {
    const night = shift('甲', local(30, 20), local(31, 8));
    await assign([night]);
    expect(await namesAt('guotu', local(31, 3))).toEqual(['甲']);
    const december = { type: 'AssignDuties', organisation: 'guotu', month: '2026-12' } as const;
    const early = shift('乙', local(31, 6), local(31, 16));
    expect(await rosters.handle({ ...december, duties: [early] }, own())).toMatchObject(
      refused('DUTY_OVERLAPS'),
    );
    const { gaps } = await rosters.month('guotu', '2026-12');
    expect(gaps[0]?.from).toBe(local(31, 8));
  });

  it.each([
    ['overlaps another of its post', shift('乙', local(23, 7), local(23, 9)), 'DUTY_OVERLAPS'],
    ['ends before it begins', shift('乙', local(25, 9), local(25, 8)), 'DUTY_ENDS_TOO_EARLY'],
    ['lasts a week', shift('乙', local(24, 0), local(30, 0)), 'DUTY_TOO_LONG'],
    ['begins in another month', shift('乙', local(31, 0), local(31, 8)), 'DUTY_OUTSIDE_MONTH'],
    ['has a stranger', shift('丁', local(25, 0), local(25, 8)), 'PERSON_WORKS_ELSEWHERE'],
    ['is past', shift('乙', local(21, 0), local(21, 8)), 'PAST_NEEDS_REASON'],
    ['has no post', shift('乙', local(25, 0), local(25, 8), ' '), 'POST_INVALID'],
  ])('when a shift %s, then it is refused, and all others with it', async (_, wrong, code) => {
    await assign(threeShifts);
    const fine = shift('甲', local(26, 0), local(26, 8));
    expect(await assign([fine, wrong])).toMatchObject(refused(code));
    expect(await namesAt('guotu', local(26, 1))).toEqual([]);
  });

  it('when another post is at the same time, or the past has a reason, then it is accepted', async () => {
    await assign(threeShifts);
    const lead = shift('乙', local(23, 0), local(23, 8), '带班领导');
    expect(await assign([lead])).toMatchObject({ outcome: 'accepted' });
    const past = shift('乙', local(21, 0), local(21, 8));
    expect(await assign([past], { reason: '补录' })).toMatchObject({ outcome: 'accepted' });
  });

  it('when a shift is withdrawn, then nobody is on duty, and its number is not used again', async () => {
    await assign(threeShifts);
    const withdraw = { ...november, type: 'WithdrawDuty', duty: 2, reason: '病假' } as const;
    expect(await rosters.handle(withdraw, own())).toMatchObject({ outcome: 'accepted' });
    expect(await rosters.handle(withdraw, own())).toMatchObject({ events: [] });
    expect(await namesAt('guotu', local(23, 9))).toEqual([]);
    await assign([shift('甲', local(23, 8), local(23, 16))]);
    expect(await rosters.onDuty('guotu', local(23, 9))).toMatchObject([{ duty: 4 }]);
    expect(await rosters.handle({ ...withdraw, duty: 9 }, own())).toMatchObject(
      refused('DUTY_NOT_FOUND'),
    );
  });

  it('when somebody leaves, then their shifts count for nothing and the gap is shown', async () => {
    await assign(threeShifts);
    await staff.handle(
      { type: 'RecordPersonLeft', id: '乙', effectiveFrom: '2026-11-23' },
      admin(),
    );
    expect(await namesAt('guotu', local(23, 9))).toEqual([]);
    const { gaps, unstaffed } = await rosters.month('guotu', '2026-11');
    expect(unstaffed).toEqual([2]);
    expect(gaps).toContainEqual({ from: local(23, 8), to: local(23, 16) });
  });

  it('when the department is merged, then its successor’s people are on duty for it', async () => {
    const merge = { type: 'MergeOrganisations', into: 'ziran', from: ['guotu'] } as const;
    await assign(threeShifts);
    await directory.handle({ ...merge, effectiveFrom: '2026-11-24' }, admin());
    const ofSuccessor = shift('甲', local(24, 0), local(24, 8));
    const theirs = { ...november, organisation: 'ziran', duties: [ofSuccessor] };
    expect(await rosters.handle(theirs, admin())).toMatchObject({ outcome: 'accepted' });
    expect(await namesAt('guotu', local(23, 9))).toEqual(['乙']);
    expect(await namesAt('guotu', local(24, 3))).toEqual(['甲']);
  });

  it('when another organisation writes its roster, then it is refused', async () => {
    const other = deliveryOf({}, { ...department, organisation: 'ziran' });
    expect(await assign(threeShifts, {}, other)).toMatchObject(refused('NOT_YOUR_ORGANISATION'));
  });
});
