import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeSyntheticLog } from '../support/synthetic-log.js';
import { EventStoreDbServer } from '../support/eventstoredb-server/index.js';
import { startPostgres, type PostgresServer } from '../support/postgres.js';
import { contentAt, figuresAt, sealsAt, Workshop } from './migration.js';

/** The real log takes many minutes: it is migrated where it is named, by `npm run test:migrate`. */
const REAL = process.env['REAL_LOG'] ?? '';
const MINUTES = 60_000;

if (!existsSync(REAL))
  console.warn(
    [
      '!'.repeat(78),
      '!! Only a synthetic log is migrated here. The real one, in some ten minutes:',
      '!! REAL_LOG=/path/to/bpic2013-incidents.csv.gz npm run test:migrate',
      '!'.repeat(78),
    ].join('\n'),
  );

const workshop = new Workshop();
const logs = [
  ['a synthetic log', writeSyntheticLog(join(workshop.folder, 'synthetic.csv'))],
  ...(existsSync(REAL) ? [['the real log', REAL]] : []),
] as [string, string][];

afterAll(() => workshop.remove());

describe.each(logs)('given %s, imported into a data folder', (_, file) => {
  let postgres: PostgresServer;
  let eventStoreDb: EventStoreDbServer;
  let source: string;
  let before: Awaited<ReturnType<typeof figuresAt>>;

  beforeAll(async () => {
    postgres = await startPostgres();
    // A real server's log is not empty: the test server always stands in.
    eventStoreDb = await EventStoreDbServer.start();
    source = await workshop.imported(file);
    before = await figuresAt(source, workshop.place());
  }, 5 * MINUTES);

  afterAll(async () => {
    await eventStoreDb.stop();
    await postgres.stop();
  });

  it('when nothing is moved yet, then there are statistics and scores to compare', () => {
    expect(before.statistics.every((rows) => rows.length > 0)).toBe(true);
    expect(before.scores.flat().length).toBeGreaterThan(0);
    expect(before.seals).toMatchObject([{ difference: undefined }]);
    expect(before.seals[0]?.text).toContain('"period":"2012-Q2"');
  });

  it.each([
    ['PostgreSQL', () => postgres.url()],
    ['EventStoreDB', () => eventStoreDb.connectionString],
  ])(
    'when it is moved to %s and back into a folder, then log, statistics, scores and seals are the same',
    async (_, urlOf) => {
      const [there, back] = [urlOf(), workshop.place()];
      const printed = await workshop.migrate(source, there, '--finish');
      expect(printed[0]).toMatch(
        /^核对无误：来源 (\d+) 个事件、(\d+) 个事件流，目标 \1 个事件、\2 个/,
      );
      expect(await sealsAt(there)).toEqual(before.seals);
      // The test server takes minutes to read the real log as often as a rebuild does.
      if (file !== REAL || there.startsWith('postgres'))
        expect(await figuresAt(there, workshop.place())).toEqual(before);
      await workshop.migrate(there, `sqlite:${back}`, '--finish');
      expect(await contentAt(back)).toEqual(await contentAt(source));
      expect(await figuresAt(back, workshop.place())).toEqual(before);
    },
    10 * MINUTES,
  );
});
