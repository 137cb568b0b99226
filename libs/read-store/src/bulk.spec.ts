import { type Generated, type Kysely, sql } from 'kysely';

import { READ_DATABASES, ReadPlaces } from '../../../test/support/read-places.js';
import { addToRows, deleteRows, oneOf, upsertNumberedRows, upsertRows } from './bulk.js';

interface Tables {
  cell: { place: string; day: number; label: string | null; share: number; open: boolean | number };
  total: { place: string; day: number; raised: number; share: number };
  ticket: { no: Generated<number>; place: string; day: number; label: string };
}

describe.each(READ_DATABASES)('given tables with a key of two columns (%s)', (database) => {
  const places = new ReadPlaces(database);
  const [yes, no] = database === 'SQLite' ? [1, 0] : [true, false];
  beforeAll(() => places.start(), 60_000);
  afterAll(() => places.stop(), 60_000);

  let db: Kysely<Tables>;
  beforeEach(async () => {
    db = await places.emptyGeneration();
    await db.schema
      .createTable('cell')
      .addColumn('place', 'text')
      .addColumn('day', 'bigint')
      .addColumn('label', 'text')
      .addColumn('share', 'double precision')
      .addColumn('open', 'boolean')
      .addPrimaryKeyConstraint('cell_key', ['place', 'day'])
      .execute();
    await db.schema
      .createTable('total')
      .addColumn('place', 'text')
      .addColumn('day', 'bigint')
      .addColumn('raised', 'integer')
      .addColumn('share', 'double precision')
      .addPrimaryKeyConstraint('total_key', ['place', 'day'])
      .execute();
  });
  afterEach(async () => {
    await db.destroy();
  });

  const cells = () => db.selectFrom('cell').selectAll().orderBy('place').orderBy('day').execute();
  const cell = (place: string, day: number) => ({ place, day, label: null, share: 0, open: false });

  it('when rows of every kind of value are written, then they come back as they were', async () => {
    const label = '张庄 "街道" \\ \'吹哨\' 𠮷🚨\n\t\u0001\u001f';
    await upsertRows(
      db,
      'cell',
      ['place', 'day'],
      [
        { place: '', day: 0, label: '', share: -0.125, open: true },
        { place: 'a', day: -9007199254740991, label: null, share: 1e-9, open: false },
        { place: 'b', day: 9007199254740991, label, share: 1e300, open: true },
        { place: 'c', day: 4, label: '007', share: 3, open: false },
      ],
    );
    expect(await cells()).toEqual([
      { place: '', day: 0, label: '', share: -0.125, open: yes },
      { place: 'a', day: -9007199254740991, label: null, share: 1e-9, open: no },
      { place: 'b', day: 9007199254740991, label, share: 1e300, open: yes },
      { place: 'c', day: 4, label: '007', share: 3, open: no },
    ]);
  });

  it('when a text holds what the database cannot keep, then the rest of it is kept', async () => {
    const label = '前\0后\ud800 \\u0000';
    await upsertRows(db, 'cell', ['place', 'day'], [{ ...cell('a', 1), label }]);
    const [row] = await cells();
    expect(row?.label?.replaceAll(/[\0\ufffd]+/g, '?')).toBe('前?后? \\u0000');
  });

  it('when a key is there already, then its row is replaced, whatever the order of columns', async () => {
    await upsertRows(db, 'cell', ['place', 'day'], [cell('a', 1), cell('a', 2)]);
    const changed = { open: true, label: '新', day: 2, share: 0.5, place: 'a' };
    await upsertRows(db, 'cell', ['place', 'day'], [changed]);
    expect(await cells()).toEqual([
      { ...cell('a', 1), open: no },
      { ...changed, open: yes },
    ]);
  });

  it('when there is nothing to write or delete, then nothing happens', async () => {
    await upsertRows(db, 'cell', ['place', 'day'], []);
    await deleteRows(db, 'cell', ['place'], []);
    expect(await cells()).toEqual([]);
  });

  it('when a value cannot be kept, then it is refused and not turned into null', async () => {
    const rows = [{ ...cell('a', 1), share: Number.NaN }];
    await expect(upsertRows(db, 'cell', ['place', 'day'], rows)).rejects.toThrow(/share.*NaN/);
    expect(await cells()).toEqual([]);
  });

  it('when contributions are added, then rows are made, grow and shrink', async () => {
    const add = (raised: number, share: number) =>
      addToRows(db, 'total', ['place', 'day'], [{ place: 'a', day: 1, raised, share }]);
    await add(3, 0.5);
    await add(4, 0.25);
    await add(-3, -0.5);
    const rows = await db.selectFrom('total').selectAll().execute();
    expect(rows).toEqual([{ place: 'a', day: 1, raised: 4, share: 0.25 }]);
  });

  it('when rows have numbers, then each keeps its own and new ones get the next, in their order', async () => {
    const numberType = database === 'SQLite' ? sql`integer` : sql`bigint`;
    await sql`create table ticket (no ${numberType} primary key, place text, day bigint, label text,
      unique (place, day))`.execute(db);
    const ticket = (place: string, day: number, label: string) => ({ place, day, label });
    const write = (...rows: ReturnType<typeof ticket>[]) =>
      upsertNumberedRows(db, 'ticket', { number: 'no', key: ['place', 'day'] }, rows);
    await write();
    await write(ticket('b', 1, '一'), ticket('a', 2, '二'));
    await write(ticket('c', 1, '三'), ticket('b', 1, '改'), ticket('a', 1, '四'));
    await write(ticket('a', 1, '改'));
    await write(ticket('0', 0, '五'));
    const rows = await db.selectFrom('ticket').selectAll().orderBy('no').execute();
    expect(rows.map(({ no, place, day, label }) => [no, place, day, label])).toEqual([
      [1, 'b', 1, '改'],
      [2, 'a', 2, '二'],
      [3, 'c', 1, '三'],
      [4, 'a', 1, '改'],
      [5, '0', 0, '五'],
    ]);
  });

  it('when keys are deleted, in whole or by their beginning, then only theirs go', async () => {
    const rows = ['a', 'b', 'c'].flatMap((place) => [cell(place, 1), cell(place, 2)]);
    await upsertRows(db, 'cell', ['place', 'day'], rows);
    await deleteRows(
      db,
      'cell',
      ['place', 'day'],
      [
        ['a', 2],
        ['c', 7],
      ],
    );
    await deleteRows(db, 'cell', ['place'], [['b']]);
    const left = (await cells()).map(({ place, day }) => `${place}${day}`);
    expect(left).toEqual(['a1', 'c1', 'c2']);
  });

  it('when more rows are written and asked for than a statement has parameters, then all are found', async () => {
    const rows = Array.from({ length: 45_000 }, (_, day) => cell('a', day));
    await upsertRows(db, 'cell', ['place', 'day'], rows);
    const days = rows.map(({ day }) => day).filter((day) => day % 2 === 0);
    const found = await db
      .selectFrom('cell')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where(oneOf(db, 'place', ['a', 'z']))
      .where(oneOf(db, 'day', days))
      .executeTakeFirstOrThrow();
    expect(found.count).toBe(22_500);
    const none = db
      .selectFrom('cell')
      .selectAll()
      .where(oneOf(db, 'place', []));
    expect(await none.execute()).toEqual([]);
  });
});
