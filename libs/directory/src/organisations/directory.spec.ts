import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliveryOf, type RecordedEvent } from '#event-sourcing';
import type { EventStore, ReadStreamOptions } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { Directory } from './directory.js';
import type { OrganisationDetails } from './domain/directory.events.js';

const clock = { now: () => '2026-11-22T02:35:00.000Z' };
const change = {
  actor: { account: 'admin', organisation: 'district', role: 'administrator' },
};
const street: OrganisationDetails = { id: 'street-xinhua', kind: 'street', name: '新华街道' };
const community: OrganisationDetails = {
  id: 'community-heping',
  kind: 'community',
  name: '和平社区',
  parent: 'street-xinhua',
};
const police: OrganisationDetails = {
  id: 'police',
  kind: 'stationed-agency',
  name: '新华派出所',
  parent: 'street-xinhua',
};
const housing: OrganisationDetails = { id: '住建局', kind: 'department', name: '住房和建设局' };

describe('given a directory over a real log', () => {
  let folder: string;
  let store: EventStore;
  const reads: { fromRevision: number; found: number }[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'directory-'));
    store = await openSqliteEventStore({ file: join(folder, 'events.db') });
    reads.length = 0;
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  /** The same log, noting what is read of it. */
  const watched = (): EventStore => ({
    append: store.append.bind(store),
    appendInOrder: store.appendInOrder.bind(store),
    readAll: store.readAll.bind(store),
    readStreams: store.readStreams.bind(store),
    subscribe: store.subscribe.bind(store),
    head: store.head.bind(store),
    close: store.close.bind(store),
    async readStream(
      stream: string,
      options: ReadStreamOptions = {},
    ): Promise<readonly RecordedEvent[]> {
      const events = await store.readStream(stream, options);
      reads.push({ fromRevision: options.fromRevision ?? 0, found: events.length });
      return events;
    },
  });

  it('when organisations are registered, then it answers who they are', async () => {
    const directory = new Directory(store, clock);
    await directory.registerOrganisations([street, community, police, housing], change);
    const organisations = await directory.current();
    expect(organisations.all().map((o) => o.id)).toEqual([
      'street-xinhua',
      'community-heping',
      'police',
      '住建局',
    ]);
    expect(organisations.responder('police')).toBeDefined();
    expect(organisations.responder('住建局')).toEqual({ kind: 'department' });
    expect(organisations.responder('street-xinhua')).toBeUndefined();
    expect(organisations.streetOf('street-xinhua')).toBe('street-xinhua');
    expect(organisations.streetOf('community-heping')).toBe('street-xinhua');
    expect(organisations.streetOf('police')).toBeUndefined();
    expect(organisations.named('和平社区').map((o) => o.id)).toEqual(['community-heping']);
    expect(organisations.active({ kind: 'department', search: '建设' })).toHaveLength(1);
    expect(organisations.nameOf('gone')).toBe('gone');
  });

  it('when it is asked again, then only what is new is read', async () => {
    await new Directory(store, clock).registerOrganisations([street, community], change);
    const reader = new Directory(watched(), clock);
    const first = await reader.current();
    expect(await reader.current()).toBe(first);
    await new Directory(store, clock).registerOrganisations([housing], change);
    const second = await reader.current();
    expect(reads).toEqual([
      { fromRevision: 0, found: 2 },
      { fromRevision: 2, found: 0 },
      { fromRevision: 2, found: 1 },
    ]);
    expect(second.find('住建局')?.name).toBe('住房和建设局');
    expect(first.find('住建局')).toBeUndefined();
  });

  it('when many ask at the same moment, then each event counts once', async () => {
    const directory = new Directory(store, clock);
    await directory.registerOrganisations([street, community, housing], change);
    const all = await Promise.all(Array.from({ length: 8 }, () => directory.current()));
    expect(all.map((organisations) => organisations.all().length)).toEqual(Array(8).fill(3));
  });

  it('when the same are registered again, then nothing is written', async () => {
    const directory = new Directory(store, clock);
    const once = await directory.registerOrganisations([street, housing], change);
    const again = await directory.registerOrganisations([street, housing], change);
    expect(again).toMatchObject({ outcome: 'accepted', events: [] });
    expect(once).toMatchObject({ outcome: 'accepted', revision: 1 });
    expect(await store.readStream('directory')).toHaveLength(2);
  });

  it('when one is retired, then it is no department any more and its name stays known', async () => {
    const directory = new Directory(store, clock);
    await directory.registerOrganisations([housing], change);
    await directory.handle(
      { type: 'RetireOrganisation', id: '住建局' },
      deliveryOf({}, change.actor),
    );
    const organisations = await directory.current();
    expect(organisations.responder('住建局')).toBeUndefined();
    expect(organisations.nameOf('住建局')).toBe('住房和建设局');
    expect(organisations.active()).toEqual([]);
  });
});
