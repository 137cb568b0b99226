import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { openReadStore, type ReadStore } from '#read-store';
import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import type { TalkEvent } from '../domain/talk.events.js';
import { talk } from '../domain/talk.js';
import {
  at,
  call,
  called,
  cancel,
  contextOf,
  eventsOf,
  held,
  office,
  whole,
} from '../domain/testing/talk-scene.js';
import { talkRegister } from './talks.register.js';
import type { RegisterFilter } from '../../register/register.js';

const { projection } = talkRegister;

describe.each(READ_DATABASES)('given talks in %s', (database) => {
  const places = new ReadPlaces(database);
  const folder = mkdtempSync(join(tmpdir(), 'register-'));
  let log: EventStore;
  let store: ReadStore;
  let running: Promise<void>;
  let count = 0;

  async function write(id: string, events: readonly TalkEvent[]): Promise<void> {
    const actor = { account: 'test', organisation: 'kaohe', role: 'assessment' };
    const metadata = { commandId: '', command: '', digest: '', correlationId: '', actor };
    const toAppend = events.map(({ type, data }) => ({
      id: `00000000-0000-5000-8000-${String(++count).padStart(12, '0')}`,
      type,
      data,
      metadata,
      version: 1,
    }));
    const known = await log.readStream(talk.streamOf(id));
    const expected = known.length === 0 ? 'no-stream' : known.length - 1;
    await log.append(talk.streamOf(id), expected, toAppend);
  }
  const page = async (filter: RegisterFilter = {}, more: object = {}) => {
    const afterPosition = await log.head();
    return talkRegister.page(store, { filter, first: 9, afterPosition, ...more });
  };
  const ids = async (filter: RegisterFilter = {}, more: object = {}) =>
    (await page(filter, more)).rows.map(({ id }) => id);

  beforeAll(async () => {
    await places.start();
    log = await openSqliteEventStore({ file: join(folder, 'events.db') });
    const place = { ...places.fresh(), eventStore: log, projections: [projection] };
    store = await openReadStore(place);
    running = store.run();
    const all = eventsOf(...whole);
    await write('whole', all.slice(0, 2));
    await page();
    await write('whole', all.slice(2));
    await write('held', eventsOf(...held));
    const other = call({ organisation: 'chengguan' });
    const second = contextOf(office, '11 09:00');
    await write('cancelled', eventsOf([other, second], [cancel, contextOf(office, '12 09:00')]));
    await write('called', eventsOf([other, contextOf(office, '12 10:00')]));
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await running;
    await log.close();
    await places.stop();
    rmSync(folder, { recursive: true });
  }, 60_000);

  it('when they are looked for, then the latest is first, page by page', async () => {
    expect(await ids()).toEqual(['called', 'cancelled', 'whole', 'held']);
    expect(await ids({}, { first: 1 })).toEqual(['called', 'cancelled']);
    const cursor = { key: at('11 09:00'), tie: 'cancelled' };
    expect(await ids({}, { cursor })).toEqual(['whole', 'held']);
  });

  it('when they are filtered, then only what fits is found', async () => {
    expect(await ids({ status: 'held' })).toEqual(['held']);
    expect(await ids({ subject: 'chengguan' })).toEqual(['called', 'cancelled']);
    expect(await ids({ parties: ['anju', 'kaohe'], subject: 'anju' })).toEqual(['whole', 'held']);
    expect(await ids({ parties: ['gongan'] })).toEqual([]);
  });

  it('when something is overdue, then just its records are found', async () => {
    expect(await ids({ dueBefore: at('16 18:00') })).toEqual([]);
    expect(await ids({ dueBefore: at('17 09:00') })).toEqual(['called']);
    expect(await ids({ dueBefore: at('18 18:01') })).toEqual(['called', 'held']);
  });

  it('when they are built anew, then every record is the same, and as its stream says', async () => {
    const before = (await page()).rows;
    await store.rebuild(projection.name);
    expect((await page()).rows).toEqual(before);
    const found = before.find(({ id }) => id === 'whole');
    expect(found).toMatchObject({ revision: 5, state: talk.fold(eventsOf(...whole)) });
    expect(before.find(({ id }) => id === 'called')?.state.status).toBe(
      talk.fold(eventsOf(called)).status,
    );
  });
});
