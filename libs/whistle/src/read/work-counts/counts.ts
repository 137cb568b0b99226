import type { SummonsStatus } from '../../domain/summons-clocks.js';
import type { Names } from '../names.js';
import { STREET_TASKS } from '../work-lists/street-tasks.js';
import type { AnyTask } from '../work-lists/work-lists.tasks.js';
import type {
  Count,
  openSummonses,
  openWhistlesByStreet,
  RatingCount,
  tasksWaiting,
} from './work-counts.js';

type Summonses = Awaited<ReturnType<typeof openSummonses>>;
type Whistles = Awaited<ReturnType<typeof openWhistlesByStreet>>;
type Waiting = Awaited<ReturnType<typeof tasksWaiting>>;

const sumOf = <Row extends Count>(rows: readonly Row[], fits: (row: Row) => boolean): number =>
  rows.reduce((sum, row) => sum + (fits(row) ? row.count : 0), 0);
const overdueOf = (rows: readonly Count[]): number =>
  rows.reduce((sum, { overdue }) => sum + overdue, 0);
const all = (): boolean => true;

/** Statuses of summonses that are open, in the order of the procedure. */
const OPEN_STATUSES = ['to-acknowledge', 'to-arrive', 'to-resolve', 'reported'] as const;
type OpenStatus = Extract<SummonsStatus, (typeof OPEN_STATUSES)[number]>;

/** Open summonses by how they stand: each status, also those that none has. */
export function summonsCounts(rows: Summonses) {
  return {
    open: sumOf(rows, all),
    overdue: overdueOf(rows),
    paused: sumOf(rows, ({ paused }) => paused === 1),
    declined: sumOf(rows, ({ declined }) => declined === 1),
    yellow: sumOf(rows, ({ card }) => card === 'yellow'),
    red: sumOf(rows, ({ card }) => card === 'red'),
    statuses: OPEN_STATUSES.map((status: OpenStatus) => {
      const ofIt = rows.filter((row) => row.status === status);
      return { status, count: sumOf(ofIt, all), overdue: overdueOf(ofIt) };
    }),
  };
}

/** What waits for streets: each task, also those of which none waits. */
export const streetTaskCounts = (rows: Waiting, ratings: RatingCount) =>
  STREET_TASKS.map((task) => {
    if (task === 'rate') return Object.assign({ task }, ratings);
    const ofIt = rows.filter((row) => row.task === task && row.authority === 'street');
    return { task, count: sumOf(ofIt, all), overdue: overdueOf(ofIt) };
  });

interface Now {
  readonly whistles: Whistles;
  readonly summonses: Summonses;
  readonly paused: ReadonlyMap<string, number>;
  readonly waiting: Waiting;
  readonly ratings: RatingCount;
}

const byTask = (rows: Waiting) => {
  const tasks = [...new Set(rows.map(({ task }) => task))];
  return (['command-centre', 'street'] as const).flatMap((authority) =>
    tasks.flatMap((task: AnyTask) => {
      const ofIt = rows.filter((row) => row.task === task && row.authority === authority);
      const counted = { task, authority, count: sumOf(ofIt, all), overdue: overdueOf(ofIt) };
      return ofIt.length > 0 ? [counted] : [];
    }),
  );
};

/** The district as it stands, in the order of the directory. */
export function districtCounts(
  { whistles, summonses, paused, waiting, ratings }: Now,
  { organisations, nameOf }: Names,
) {
  const order = organisations.all().map(({ id }) => id);
  const known = (ids: readonly string[]) => order.filter((id) => ids.includes(id));
  return {
    open: sumOf(whistles, all),
    overdue: overdueOf(whistles),
    summonses: summonsCounts(summonses),
    waiting: [
      ...byTask(waiting),
      { task: 'rate' as const, authority: 'street' as const, ...ratings },
    ],
    byStreet: known(whistles.map(({ street }) => street)).map((street) => {
      const own = whistles.filter((row) => row.street === street);
      const tasks = waiting.filter((row) => row.street === street && row.authority === 'street');
      return {
        street,
        streetName: nameOf(street),
        open: sumOf(own, all),
        overdue: overdueOf(own),
        paused: paused.get(street) ?? 0,
        waiting: sumOf(tasks, all),
        waitingOverdue: overdueOf(tasks),
      };
    }),
    byDepartment: known(summonses.map(({ department }) => department)).map((department) => ({
      department,
      departmentName: nameOf(department),
      ...summonsCounts(summonses.filter((row) => row.department === department)),
    })),
  };
}
