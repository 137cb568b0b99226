import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliveryOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { isSealed, type KeyStore, openKeyStore, PersonalData, subjects } from '#privacy';
import { Filing } from '../filing.js';
import { Directory } from '../organisations/directory.js';
import { DutyRosters } from '../rosters/duty-rosters.js';
import type { PersonChange } from './domain/people.commands.js';
import { people } from './domain/people.js';
import { StaffRegister } from './staff-register.js';

const clock = { now: () => '2026-11-27T02:00:00.000Z' };
const actor = { account: 'admin', organisation: 'district', role: 'administrator' };
const PHONE = '0990-5550117';
const wang = { id: '17', name: '王宁', phone: PHONE, organisation: 'street-a' };
const register = (person: typeof wang | Omit<typeof wang, 'phone'>): PersonChange => ({
  type: 'RegisterPerson',
  person,
});
let folder: string;
let log: EventStore;
let keys: KeyStore;
let directory: Directory;
let staff: StaffRegister;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'telephones-'));
  log = await openSqliteEventStore({ file: join(folder, 'events.db'), writer: 'inline' });
  keys = await openKeyStore({ folder: join(folder, 'keys') });
  directory = new Directory(log, clock);
  await directory.registerOrganisations(
    [{ id: 'street-a', kind: 'street', name: '甲街道' }],
    deliveryOf({}, actor),
  );
  staff = new StaffRegister(log, clock, directory, new PersonalData(keys));
});
afterEach(async () => {
  await log.close();
  await keys.close();
  rmSync(folder, { recursive: true });
});

const send = (command: PersonChange, to = staff) => to.handle(command, deliveryOf({}, actor));
const eventTypes = async () => (await people.read(log)).map(({ type }) => type);
const readable = async () => {
  const [person] = await staff.readable((await staff.current()).working());
  return person?.phone;
};
const erase = async () => keys.erase(await keys.liveIdsOf(subjects.person('17')));
const filed = async (person: Parameters<typeof register>[0]) => {
  const filing = new Filing(clock, directory, staff, new DutyRosters(log, clock, directory, staff));
  return filing.plan([{ what: 'person', line: 2, change: register(person) }], actor);
};

describe('given a person of the staff with a telephone', () => {
  it('when they are registered, then the log does not hold it, and who may see it reads it', async () => {
    expect(await send(register(wang))).toMatchObject({ outcome: 'accepted' });
    expect(JSON.stringify((await log.readAll({ limit: 100 })).events)).not.toContain('5550117');
    expect(isSealed((await staff.current()).find('17')?.phone ?? '')).toBe(true);
    expect(await readable()).toBe(PHONE);
  });

  it('when the same is said again, alone, in a file, or as a change, then nothing changes', async () => {
    await send(register(wang));
    expect(await send(register(wang))).toMatchObject({ outcome: 'accepted', events: [] });
    const same = { type: 'ChangePersonDetails', id: '17', name: '王宁', phone: PHONE } as const;
    expect(await send(same)).toMatchObject({ events: [] });
    expect(await filed(wang)).toMatchObject({ people: [], refused: [] });
    expect(await send({ ...same, phone: '0990-5550200' })).toMatchObject({ outcome: 'accepted' });
    expect(await eventTypes()).toEqual(['PersonRegistered', 'PersonDetailsChanged']);
    expect(await readable()).toBe('0990-5550200');
  });

  it('when it was written before telephones were sealed, then it is itself, and the same stays the same', async () => {
    await send(register(wang), new StaffRegister(log, clock, directory));
    expect(await readable()).toBe(PHONE);
    expect(await send(register(wang))).toMatchObject({ outcome: 'accepted', events: [] });
    expect(await filed(wang)).toMatchObject({ people: [], refused: [] });
  });

  it('when it was erased, then nobody reads it, the person stays, and a file without it changes nothing', async () => {
    await send(register(wang));
    await erase();
    expect(await readable()).toBe('已删除');
    const { phone, ...without } = wang;
    expect(await filed(without)).toMatchObject({ people: [], refused: [] });
    expect(await send(register(without))).toMatchObject({ outcome: 'accepted', events: [] });
    const anew = { type: 'ChangePersonDetails', id: '17', name: '王宁', phone } as const;
    expect(await send(anew)).toMatchObject({ outcome: 'accepted' });
    expect(await readable()).toBe(PHONE);
  });

  it('when somebody sends the sealed text of another as their own, then it is no telephone', async () => {
    await send(register(wang));
    const sealed = (await staff.current()).find('17')?.phone ?? '';
    const thief = { id: '18', name: '李明', phone: sealed, organisation: 'street-a' };
    expect(await send(register(thief))).toMatchObject({ rejection: { rejected: 'PHONE_INVALID' } });
    const wrong = { ...thief, phone: '没有电话' };
    expect(await send(register(wrong))).toMatchObject({ rejection: { rejected: 'PHONE_INVALID' } });
  });
});
