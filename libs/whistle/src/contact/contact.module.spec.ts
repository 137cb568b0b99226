import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { Directory } from '#directory';
import { type Actor, CLOCK, deliveryOf } from '#event-sourcing';
import { EVENT_STORE } from '#event-store';
import {
  Erasure,
  type KeyStore,
  openKeyStore,
  PersonalData,
  PrivacyModule,
  subjects,
} from '#privacy';
import { READ_STORE } from '#read-store';
import { happened, raised, Scene, summoned, at } from '../read/testing/whistle-scene.js';
import { AskWhistle } from '../read/whistle-detail/whistle-detail.query.js';
import { WHISTLE_RULES } from '../whistle-rules.port.js';
import { WhistleModule } from '../whistle.module.js';
import { AskContactLooks, RevealContact } from './contact.commands.js';

const folder = mkdtempSync(join(tmpdir(), 'contact-'));
const actor = (role: string, organisation: string): Actor => ({ account: 'a', organisation, role });
const street = actor('street', 'street-a');
const lead = actor('department', 'chengguan');
const informed = actor('department', 'minzheng');
const stranger = actor('department', 'gongan');
const admin = actor('administrator', 'district');
const contact = { name: '李女士', phone: '13800001234' };
let scene: Scene;
let app: Awaited<ReturnType<typeof compile>>;
let keys: KeyStore;

async function compile() {
  const providers = [
    { provide: EVENT_STORE, useValue: scene.log },
    { provide: READ_STORE, useValue: scene.store },
    { provide: WHISTLE_RULES, useValue: { current: async () => ({ kindName: String }) } },
    { provide: CLOCK, useValue: { now: () => at('02:30') } },
  ];
  @Global()
  @Module({ providers, exports: providers })
  class Infrastructure {}
  const open = async () => (keys = await openKeyStore({ folder }));
  const imports = [
    Infrastructure,
    CqrsModule.forRoot(),
    PrivacyModule.forRoot(open),
    WhistleModule,
  ];
  return Test.createTestingModule({ imports }).compile();
}

beforeAll(async () => {
  scene = await Scene.open();
  app = await compile();
  await app.init();
  await app.get(Directory, { strict: false }).registerOrganisations(
    [
      { id: 'district', kind: 'district', name: '本区' },
      { id: 'street-a', kind: 'street', name: '新华街道' },
      { id: 'chengguan', kind: 'department', name: '城管局' },
      { id: 'minzheng', kind: 'department', name: '民政局' },
      { id: 'gongan', kind: 'department', name: '公安局' },
    ],
    { actor: admin, at: at('00:00') },
  );
});
afterAll(async () => {
  await app.close();
  await scene.close();
  rmSync(folder, { recursive: true });
});

/** A whistle with a sealed contact, called to 城管局, with 民政局 informed. */
async function blown(id: string): Promise<void> {
  const subject = subjects.resident(id);
  const [sealed = contact] = await new PersonalData(keys).seal([{ subject, fields: contact }]);
  const informing = summoned('minzheng', { no: 2, role: 'informed' });
  await scene.write(id, raised({ contact: sealed }), summoned('chengguan'), informing);
}
const reveal = (id: string, by: Actor, commandId?: string) =>
  app
    .get(CommandBus)
    .execute(new RevealContact(id, '约居民开门', deliveryOf({ commandId: commandId ?? null }, by)));
const looks = (id: string, by: Actor) => app.get(QueryBus).execute(new AskContactLooks(by, id));
const shown = async (id: string, by: Actor) =>
  (await app.get(QueryBus).execute(new AskWhistle(by, id)))?.raised.contact;
const refusedBy = (rejected: string) => ({ outcome: { rejection: { rejected } } });
const notTheirs = { extensions: { code: 'NOT_YOUR_ORGANISATION' } };

describe('given a resident whose contact data is sealed', () => {
  it('when whoever has an open task asks for it with a reason, then it is shown, and the street reads who looked', async () => {
    await blown('w1');
    expect(await shown('w1', lead)).toEqual({ name: '李**', phone: '138****1234' });
    expect(await reveal('w1', lead)).toMatchObject({ contact });
    const commandId = '00000000-0000-4000-8000-000000000001';
    expect(await reveal('w1', street, commandId)).toMatchObject({ contact });
    expect(await reveal('w1', street, commandId)).toMatchObject({ contact });
    expect(await looks('w1', street)).toEqual(
      [
        ...[
          { at: at('02:30'), account: 'a', organisation: 'street-a', organisationName: '新华街道' },
        ],
        ...[
          { at: at('02:30'), account: 'a', organisation: 'chengguan', organisationName: '城管局' },
        ],
      ].map((look) => ({ ...look, reason: '约居民开门' })),
    );
    await expect(looks('w1', lead)).rejects.toMatchObject(notTheirs);
  });

  it('when somebody without a task asks, then nothing is shown, and nothing recorded', async () => {
    await blown('w2');
    expect(await reveal('w2', informed)).toMatchObject(refusedBy('CONTACT_NOT_YOURS'));
    await expect(reveal('w2', stranger)).rejects.toMatchObject(notTheirs);
    await scene.write('w2', happened('ResolutionReported', '01:20'));
    await scene.write('w2', happened('ResolutionConfirmed', '01:30'));
    expect(await reveal('w2', lead)).toMatchObject(refusedBy('CONTACT_NOT_YOURS'));
    expect(await reveal('none', lead)).toMatchObject(refusedBy('WHISTLE_NOT_FOUND'));
    expect(await looks('w2', street)).toEqual([]);
    await scene.write('w3', raised());
    expect(await reveal('w3', street)).toMatchObject(refusedBy('CONTACT_ABSENT'));
  });

  it('when it is erased, then nobody reads it any more, and the erasure is on record', async () => {
    await blown('w4');
    const delivery = deliveryOf({}, admin);
    const erase = () => app.get(Erasure).erase(subjects.resident('w4'), '本人要求', delivery);
    expect(await erase()).toMatchObject({ outcome: 'accepted', deduplicated: false });
    expect(await erase()).toMatchObject({ outcome: 'accepted', deduplicated: true });
    expect(await shown('w4', street)).toEqual({ name: '已删除', phone: '已删除' });
    expect(await reveal('w4', street)).toMatchObject(refusedBy('CONTACT_ERASED'));
    const again = app.get(Erasure).erase(subjects.resident('w4'), '再次', deliveryOf({}, admin));
    expect(await again).toMatchObject({ rejection: { rejected: 'NOTHING_TO_ERASE' } });
  });
});
