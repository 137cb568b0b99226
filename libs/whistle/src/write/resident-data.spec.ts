import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '#event-store/sqlite';
import { isSealed, openKeyStore, PersonalData, type KeyStore } from '#privacy';
import { openWhistleRules } from '#rules';
import { Directory } from '#directory';
import type { EventStore } from '#event-store';
import type { RaiseWhistle } from '../domain/raising.js';
import { whistle } from '../domain/whistle.js';
import { WhistleCommands, whistleIdOf } from './whistle-commands.js';

const folder = mkdtempSync(join(tmpdir(), 'resident-data-'));
const clock = { now: () => '2026-11-16T02:00:00.000Z' };
const actor = { account: 'clerk', organisation: 'xinhua', role: 'street' };
const commandId = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const contact = { name: '王小明', phone: '13800001234' };
const raise: RaiseWhistle = {
  type: 'RaiseWhistle',
  kind: 'routine',
  level: 'street',
  category: '1101',
  channel: 'grid-patrol',
  title: '王小明反映污水外溢',
  description: '影响通行',
  place: { address: '新华路 12 号', regionCode: '370199001001' },
  street: 'xinhua',
  lead: 'chengguan',
  assisting: [],
  informed: [],
  contact,
};
let log: EventStore;
let keys: KeyStore;
let whistles: WhistleCommands;

beforeAll(async () => {
  log = await openSqliteEventStore({ file: join(folder, 'events.db'), writer: 'inline' });
  keys = await openKeyStore({ folder: join(folder, 'keys') });
  const directory = new Directory(log, clock);
  await directory.registerOrganisations(
    [
      { id: 'xinhua', kind: 'street', name: '新华街道' },
      { id: 'chengguan', kind: 'department', name: '城管局' },
    ],
    { actor: { account: 'admin', organisation: 'district', role: 'administrator' } },
  );
  const rules = openWhistleRules({ pack: 'default' });
  const personalData = new PersonalData(keys);
  whistles = new WhistleCommands(log, clock, { rules, directory, personalData });
});
afterAll(async () => {
  await log.close();
  await keys.close();
  rmSync(folder, { recursive: true });
});

const send = (n: number, command: RaiseWhistle) =>
  whistles.handle({
    whistleId: whistleIdOf(commandId(n)),
    command,
    delivery: { actor, commandId: commandId(n) },
  });
const blown = async (n: number) => {
  const [first] = await whistle.read(log, whistleIdOf(commandId(n)));
  return first?.type === 'WhistleRaised' ? first.data : undefined;
};

describe('given a resident who leaves name and telephone', () => {
  it('when the whistle is blown, then the log holds neither, and nothing of them in its metadata', async () => {
    expect((await send(1, raise)).outcome).toMatchObject({ outcome: 'accepted' });
    const text = JSON.stringify((await log.readAll({ limit: 100 })).events);
    expect(text).not.toMatch(/王小明|13800001234/);
    const data = await blown(1);
    expect(Object.values(data?.contact ?? {}).every(isSealed)).toBe(true);
    expect(await new PersonalData(keys).openOne(data!.contact!)).toEqual(contact);
    expect(data?.title).toBe('***反映污水外溢');
  });

  it('when the command is sent again, then it is the same; with another telephone it is refused', async () => {
    expect((await send(2, raise)).outcome).toMatchObject({ deduplicated: false });
    expect((await send(2, raise)).outcome).toMatchObject({ deduplicated: true });
    const other = await send(2, { ...raise, contact: { ...contact, phone: '13900001234' } });
    expect(other.outcome).toMatchObject({ rejection: { rejected: 'COMMAND_ID_REUSED' } });
  });

  it('when it is sent again after an erasure, then no second whistle sounds', async () => {
    await send(3, raise);
    await keys.erase(await keys.liveIdsOf(`whistle/${whistleIdOf(commandId(3))}`));
    const again = await send(3, raise);
    expect(again.outcome).toMatchObject({ rejection: { rejected: 'COMMAND_ID_REUSED' } });
    expect(await whistle.read(log, whistleIdOf(commandId(3)))).toHaveLength(2);
  });

  it('when the text is one that no store can hold, then it is refused by its name', async () => {
    const unusable = { ...raise, contact: { ...contact, name: '王\u0000' } };
    expect((await send(4, unusable)).outcome).toMatchObject({
      rejection: { rejected: 'TEXT_UNUSABLE', details: { path: 'contact.name' } },
    });
  });

  it('when a department declines with the name in its reason, then precedents never hold it [M3]', async () => {
    await send(6, raise);
    const reason = '王小明（138 0000 1234）所报不属本单位职责';
    const command = { type: 'DeclineSummons', summons: 1, reason, legalBasis: '三定方案' } as const;
    const delivery = {
      actor: { account: 'd', organisation: 'chengguan', role: 'department' },
      commandId: commandId(7),
    };
    const whistleId = whistleIdOf(commandId(6));
    const sent = () => whistles.handle({ whistleId, command, delivery });
    expect((await sent()).outcome).toMatchObject({ outcome: 'accepted' });
    expect((await sent()).outcome).toMatchObject({ deduplicated: true });
    expect((await whistle.read(log, whistleId)).at(-1)).toMatchObject({
      type: 'SummonsDeclined',
      data: { reason: '***（***）所报不属本单位职责', legalBasis: '三定方案' },
    });
  });

  it('when an order calls its resident by no name, then that word stays in the title', async () => {
    const order = {
      ...raise,
      title: '居民反映污水',
      contact: { name: '居民', phone: '13800001234' },
    };
    await send(5, order);
    expect((await blown(5))?.title).toBe('居民反映污水');
  });
});
