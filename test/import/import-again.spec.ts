import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openSqliteEventStore } from '#event-store/sqlite';
import { csv, mappingWith, Place, type Recorded } from './import-fixture.js';

let place: Place;
beforeEach(() => (place = new Place()));
afterEach(() => place.remove());

const OPEN = 'A,2020-05-01T09:00:00Z,Dept 1,open,';
const AGAIN = 'A,2020-05-01T09:01:00Z,Dept 1,open,';
const TAKE = 'A,2020-05-01T09:30:00Z,Dept 1,take,Anna';
const DONE = 'A,2020-05-01T10:00:00Z,Dept 1,done,Anna';
const TYPES = ['WhistleRaised', 'DepartmentSummoned', 'DepartmentAcknowledged'];

describe('given a log that has been imported', () => {
  beforeEach(async () => void (await place.import(csv(OPEN, AGAIN, TAKE))));

  it('when it is imported again, then nothing is added', async () => {
    const before = await place.log();
    const report = await place.import(csv(OPEN, AGAIN, TAKE));
    expect(report).toMatchObject({ eventsWritten: 0, eventsAlreadyThere: 3, outOfOrder: 0 });
    expect(await place.log()).toEqual(before);
  });

  it('when the file has grown, then only the new rows are added', async () => {
    const report = await place.import(csv(OPEN, AGAIN, TAKE, DONE));
    expect(report).toMatchObject({ eventsWritten: 1, eventsAlreadyThere: 3, outOfOrder: 0 });
    expect(await place.types()).toEqual([...TYPES, 'ResolutionReported']);
  });

  it('when another file has the new rows alone, then they are added', async () => {
    const report = await place.import(csv(DONE));
    expect(report).toMatchObject({ eventsWritten: 1, outOfOrder: 0, refused: 0 });
    expect(await place.types()).toEqual([...TYPES, 'ResolutionReported']);
  });

  it('when a new row is earlier than what is there, then it is reported and not added', async () => {
    const late = 'A,2020-05-01T09:10:00Z,Dept 2,take,Berta';
    const report = await place.import(csv(OPEN, AGAIN, late, TAKE, DONE));
    expect(report).toMatchObject({ eventsWritten: 1, eventsAlreadyThere: 3, outOfOrder: 1 });
    expect(place.rejected(report)).toEqual(['4 A OUT_OF_ORDER']);
    expect(await place.types()).toEqual([...TYPES, 'ResolutionReported']);
  });
});

describe('given keys, under which rows are recognised', () => {
  const rows = csv(OPEN, AGAIN, TAKE);
  const under = (folder: string) => ({ keys: { folder: join(place.dataDir, folder) } });
  const idsOf = (events: readonly Recorded[]) =>
    events.filter(({ type }) => TYPES.includes(type)).map(({ metadata }) => metadata);

  it('when a file is imported again, then nothing is added, also to what was imported without them', async () => {
    const nothing = { eventsWritten: 0, eventsAlreadyThere: 3, outOfOrder: 0 };
    await place.import(rows);
    expect(await place.import(rows, under('keys'))).toMatchObject(nothing);
    const more = await place.import(csv(OPEN, AGAIN, TAKE, DONE), under('keys'));
    expect(more).toMatchObject({ eventsWritten: 1, eventsAlreadyThere: 3, outOfOrder: 0 });
    expect(await place.import(csv(DONE), under('keys'))).toMatchObject({ eventsWritten: 0 });
  });

  it('when ids and digests are compared, then they tell nothing without the key', async () => {
    const other = new Place();
    await place.import(rows, under('keys'));
    await other.import(rows);
    const [keyed, plain] = [idsOf(await place.log()), idsOf(await other.log())];
    expect(keyed).toHaveLength(plain.length);
    const shared = keyed.filter(({ digest }) => plain.some((one) => one.digest === digest));
    expect(shared).toEqual([]);
    // The blow is of the case, whose name no key hides; what its row says is not in its id.
    const ids = keyed.filter(({ correlationId }) =>
      plain.some((one) => one.correlationId === correlationId),
    );
    expect(ids).toEqual([]);
    other.remove();
  });
});

const many = (cases: number): string => {
  const rows = [];
  for (let i = 0; i < cases; i++) {
    const minute = String(i % 60).padStart(2, '0');
    const hour = String(Math.floor(i / 60) % 24).padStart(2, '0');
    rows.push(`c${i},2020-05-01T${hour}:${minute}:00Z,Dept ${i % 7},open,`);
    rows.push(`c${i},2020-05-02T${hour}:${minute}:00Z,Dept ${i % 5},take,Anna`);
  }
  return csv(...rows);
};

const written = (events: readonly Recorded[]) =>
  events.map(({ id, stream, revision, position, data }) => ({
    id,
    stream,
    revision,
    position,
    data,
  }));

async function untilEvents(file: string, most: number): Promise<void> {
  for (;;) {
    if (existsSync(file)) {
      const store = await openSqliteEventStore({ file, readOnly: true }).catch(() => undefined);
      const head = await store?.head().catch(() => undefined);
      await store?.close();
      if (Number(head ?? 0) >= most) return;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const PROGRAM = resolve('dist/apps/admin/src/main.js');

describe('given an import that is killed in the middle', () => {
  it('when it is started again, then the log is what an undisturbed import gives', async () => {
    if (!existsSync(PROGRAM)) throw new Error('build first: npm run build');
    const content = many(3_000);
    const file = place.file(content);
    const mapping = join(place.folder, 'in', 'mapping.json');
    writeFileSync(mapping, JSON.stringify(mappingWith()));
    const env = { ...process.env, DATA_DIR: place.dataDir, NODE_OPTIONS: '' };
    const args = [PROGRAM, 'import', '--mapping', mapping, file];
    const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
    await untilEvents(join(place.dataDir, 'events.db'), 500);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const before = (await place.log()).length;
    const keys = { keys: { folder: join(place.dataDir, 'keys') } };
    const report = await place.import(content, keys);
    expect(report.eventsAlreadyThere).toBeGreaterThan(0);

    const other = new Place();
    await other.import(content, keys);
    expect(written(await place.log())).toEqual(written(await other.log()));
    expect(before).toBeGreaterThanOrEqual(500);
    other.remove();
  }, 120_000);
});
