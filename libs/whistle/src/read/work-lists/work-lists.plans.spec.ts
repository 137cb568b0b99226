import type { CompiledQuery, Kysely } from 'kysely';
import { READ_DATABASES, ReadPlaces } from '../../../../../test/support/read-places.js';
import { dialectOf, type ReadPlace } from '#read-store';
import { centreWorkList } from '../centre-work-list/centre-work-list.query.js';
import { countOverdue, overdueSummonses } from '../overdue-summonses/overdue-summonses.query.js';
import { at, raised, Scene, summoned } from '../testing/whistle-scene.js';
import {
  countDepartmentWork,
  departmentWorkList,
  type DepartmentWorkListRequest,
} from './department-work-list.js';
import { countStreetTasks, streetTasks } from '../street-tasks/street-tasks.query.js';
import {
  centreTasks,
  openSummonses,
  openWhistlesByStreet,
  pausedByStreet,
  ratingsWaiting,
  tasksWaiting,
} from '../work-counts/work-counts.js';
import { listedDepartments } from './listed-departments.js';
import { countStreetWork, streetWorkList, type StreetWorkListRequest } from './street-work-list.js';
import { STREET_TASKS } from './street-tasks.js';
import { NEVER, type WorkListTables } from './work-lists.tables.js';
import { TASKS } from './work-lists.tasks.js';

const street = (request: Partial<StreetWorkListRequest> = {}): StreetWorkListRequest => ({
  street: 'street-a',
  filter: {},
  sort: 'due',
  descending: false,
  first: 20,
  now: at('02:30'),
  ...request,
});
const department = (request: Partial<DepartmentWorkListRequest> = {}) => ({
  department: 'chengguan',
  filter: {},
  sort: 'due' as const,
  descending: false,
  first: 20,
  now: at('02:30'),
  ...request,
});
/** Plans of the statements that a read sends. */
async function plansOf(
  db: Kysely<WorkListTables>,
  read: (db: Kysely<WorkListTables>) => Promise<unknown>,
): Promise<string> {
  const sent: CompiledQuery[] = [];
  const watched = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => Promise.resolve(result),
  });
  const executor = watched.getExecutor();
  const compile = executor.compileQuery.bind(executor);
  executor.compileQuery = ((...args: Parameters<typeof compile>) => {
    const query = compile(...args);
    sent.push(query);
    return query;
  }) as typeof compile;
  await read(watched);
  const plans = await Promise.all(sent.map((query) => explain(db, query)));
  return plans.flat().join('\n');
}
async function explain(db: Kysely<WorkListTables>, query: CompiledQuery): Promise<string[]> {
  const explaining = dialectOf(db) === 'sqlite' ? 'explain query plan' : 'explain';
  const plan = { ...query, sql: `${explaining} ${query.sql}` };
  const { rows } = await db.executeQuery<Record<string, string>>(plan);
  return rows.map((row) => row['detail'] ?? row['QUERY PLAN'] ?? '');
}

/** What waits for each open whistle: of everything something, beside ratings. */
const TASK_ROWS = [
  ...TASKS.map((task) => `('${task}', 'command-centre')`),
  ...STREET_TASKS.filter((task) => task !== 'rate').map((task) => `('${task}', 'street')`),
].join();

/** A season of whistles, most of them over: on a small table any plan is a good one. */
async function fill(server: ReadPlaces['server'], place: ReadPlace): Promise<void> {
  const schema = `${place.postgres?.schema}_work_lists_g1`;
  await server.run(`set search_path = ${schema}; set enable_seqscan = off;
    insert into whistles (no, id, revision, street, raised_by, status, stage, kind, level, category,
        title, address, raised_at, due_at, changed_at, open_summonses, provisional)
      select n + 1, 'w' || n, 1, (array['street-a', 'street-b'])[1 + n % 2], '', case when n % 100 = 0 then 'open' else 'closed' end,
        'sounded', 'routine', 'street', '01', '', '', '2026-01-01T' || n, case when n % 100 = 0
        then '2026-11-20T' || n else '${NEVER}' end, '2026-01-01T' || n, 0, 0
      from generate_series(1, 20000) n;
    insert into summonses (row, whistle_id, no, department, role, status, paused, declined, kind, street,
        summoned_at, open, rating_wanted, due_at, provisional, changed_at)
      select no, id, 1, (array['gongan', 'chengguan'])[1 + no % 2], 'lead', case status when 'open' then 'to-arrive' else 'done' end,
        0, 0, kind, street, raised_at, case status when 'open' then 1 else 0 end, 0, due_at, 0, changed_at from whistles where no > 1;
    insert into tasks (id, whistle_id, summons, task, authority, street, kind, since, due_at, queue)
      select id || '/1/' || task || authority, id, 1, task, authority, street, kind, raised_at, due_at, due_at
      from whistles, (values ${TASK_ROWS}) tasks (task, authority) where no > 1 and status = 'open';
    insert into tasks (id, whistle_id, summons, task, authority, street, kind, since, due_at, queue)
      select id || '/1/rate', id, 1, 'rate', 'street', street, kind, raised_at, due_at, due_at
      from whistles where no > 1;
    insert into whistle_search select no, '''占道'':1 ''道'':2'::tsvector from whistles where no > 1 and no % 500 = 0;
    insert into whistle_search select no, '''油烟'':1 ''烟'':2'::tsvector from whistles where no > 1 and no % 500 > 0;
    select gin_clean_pending_list('whistle_search_tokens');
    analyze whistles, summonses, tasks, whistle_search`);
}

const SCANS = {
  SQLite: /SCAN (?!json_each)|TEMP B-TREE/,
  PostgreSQL: /Seq Scan|Hash Join|Sort .*[^]*Sort {2}/,
} as const;
const COUNTS = {
  SQLite: /SEARCH . USING COVERING INDEX/,
  PostgreSQL: /Index Only Scan|Bitmap Index Scan/,
} as const;
/** The whole of an index of what is open, or a range of it. */
const SUMS = {
  SQLite: /(SEARCH|SCAN) . USING COVERING INDEX/,
  // Without a vacuum, rows are looked at too.
  PostgreSQL: /Index (Only )?Scan/,
} as const;
const ofDepartment = { department: 'chengguan', now: at('02:30') };
const ofStreet = { street: 'street-a', now: at('02:30') };
const LOOKS_UP = { SQLite: /SEARCH .* USING (COVERING )?INDEX/, PostgreSQL: /Index Scan/ } as const;

describe.each(READ_DATABASES)('given the indexes of the work lists in %s', (database) => {
  const places = new ReadPlaces(database);
  let scene: Scene;
  beforeAll(async () => {
    await places.start();
    const place = places.fresh();
    scene = await Scene.open(place);
    await scene.write('00', raised(), summoned('chengguan'));
    await scene.db();
    if (database === 'PostgreSQL') await fill(places.server, place);
  }, 60_000);
  afterAll(async () => {
    await scene.close();
    await places.stop();
  }, 60_000);

  const cursor = { key: at('02:00'), tie: 1 };
  const reads: [string, (db: Kysely<WorkListTables>) => Promise<unknown>][] = [
    ...(['due', 'raised', 'changed'] as const).flatMap(
      (sort) =>
        [
          [
            `street by ${sort}`,
            (db: Kysely<WorkListTables>) => streetWorkList(db, street({ sort })),
          ],
          [
            `street by ${sort}, descending, after a cursor, one status`,
            (db: Kysely<WorkListTables>) =>
              streetWorkList(
                db,
                street({ sort, descending: true, cursor, filter: { statuses: ['open'] } }),
              ),
          ],
        ] as [string, (db: Kysely<WorkListTables>) => Promise<unknown>][],
    ),
    ...(['due', 'summoned', 'changed'] as const).map(
      (sort): [string, (db: Kysely<WorkListTables>) => Promise<unknown>] => [
        `department by ${sort}`,
        (db) => departmentWorkList(db, department({ sort, cursor })),
      ],
    ),
    ['overdue', (db) => overdueSummonses(db, { first: 20, now: at('02:30'), cursor })],
    [
      'command centre',
      (db) => {
        const page = { first: 20, descending: false, now: at('02:30'), filter: {} };
        return centreWorkList(db, { ...page, cursor: { key: at('02:00'), tie: 'w/1/ruling' } });
      },
    ],
    [
      'street by stage',
      (db) => streetWorkList(db, street({ filter: { stages: ['review', 'dispatch'] } })),
    ],
    [
      'open whistles by where the lead stands',
      (db) =>
        streetWorkList(
          db,
          street({ street: undefined, cursor, filter: { leadStatuses: ['to-arrive'] } }),
        ),
    ],
    [
      'street of a department',
      (db) => streetWorkList(db, street({ filter: { department: 'chengguan', kind: 'routine' } })),
    ],
    [
      'tasks of a street',
      (db) => {
        const page = { first: 20, descending: false, now: at('02:30'), filter: {} };
        const after = { key: `${at('02:00')}/${at('01:00')}`, tie: 'w/1/verify' };
        return streetTasks(db, { ...page, street: 'street-a', cursor: after });
      },
    ],
    [
      'open whistles of the district',
      (db) => streetWorkList(db, street({ street: undefined, sort: 'raised', cursor })),
    ],
    ['departments of a page', (db) => listedDepartments(db, ['00', 'w7', 'w9'], at('02:30'))],
    [
      'overdue of a department',
      (db) => overdueSummonses(db, { first: 20, now: at('02:30'), department: 'chengguan' }),
    ],
  ];
  it.each(reads)('when a page is read (%s), then only its range is touched', async (_, read) => {
    const plan = await plansOf(await scene.db(), read);
    expect(plan).toMatch(LOOKS_UP[database]);
    expect(plan).not.toMatch(SCANS[database]);
  });

  const counts: [string, (db: Kysely<WorkListTables>) => Promise<unknown>][] = [
    ['street', (db) => countStreetWork(db, street({ filter: { statuses: ['open'] } }))],
    [
      'department',
      (db) => countDepartmentWork(db, department({ filter: { statuses: ['to-arrive'] } })),
    ],
    ['overdue', (db) => countOverdue(db, { now: at('02:30') })],
    [
      'tasks of a street',
      (db) => {
        const tasks = ['verify', 'close'] as const;
        const page = { first: 20, descending: false, now: at('02:30'), filter: { tasks } };
        return countStreetTasks(db, { ...page, street: 'street-a' });
      },
    ],
  ];
  const sums: [string, (db: Kysely<WorkListTables>) => Promise<unknown>][] = [
    ['whistles of the district', (db) => openWhistlesByStreet(db, { now: at('02:30') })],
    ['summonses of a department', (db) => openSummonses(db, ofDepartment)],
    ['summonses of the district', (db) => openSummonses(db, { now: at('02:30') })],
    ['paused', (db) => pausedByStreet(db)],
    ['what waits for a street', (db) => tasksWaiting(db, ofStreet)],
    ['what waits', (db) => tasksWaiting(db, { now: at('02:30') })],
    ['the command centre’s', (db) => centreTasks(db, { tasks: ['ruling'], now: at('02:30') })],
  ];
  it.each(sums)(
    'when what is open is summed (%s), then by an index of what is open',
    async (_, sum) => {
      const plan = await plansOf(await scene.db(), sum);
      expect(plan).toMatch(SUMS[database]);
      expect(plan).not.toMatch(/SCAN [wst]$|Seq Scan/m);
    },
  );

  it('when ratings are counted, then no more than are told apart', async () => {
    const plan = await plansOf(await scene.db(), (db) => ratingsWaiting(db, ofStreet));
    const bounded = { SQLite: /USING COVERING INDEX tasks_street/, PostgreSQL: /Limit/ };
    expect(plan).toMatch(bounded[database]);
  });

  it.each(counts)('when rows are counted (%s), then by their index alone', async (_, count) => {
    const plan = await plansOf(await scene.db(), count);
    expect(plan).toMatch(COUNTS[database]);
    expect(plan).not.toMatch(/SCAN [wst]\b|Seq Scan/);
  });

  it('when a search finds few, then their rows are looked up one by one', async () => {
    const searched = (db: Kysely<WorkListTables>) =>
      Promise.all([
        streetWorkList(db, street({ text: '占道' })),
        departmentWorkList(db, department({ text: '占道' })),
      ]);
    const plan = await plansOf(await scene.db(), searched);
    expect(plan).not.toMatch(/SCAN [ws]\b|Seq Scan/);
    if (database === 'PostgreSQL')
      expect(plan).toMatch(/Bitmap Index Scan on whistle_search_tokens/);
  });
});
