import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { noProgress } from '#event-store';
import { importLog, readMapping } from '#importing';
import { type ShownRow, statistics } from '../../apps/admin/src/stats/statistics.js';
import { createProgram } from '../../apps/admin/src/program.js';
import type { DirectMapping } from '../support/direct-statistics-rows.js';
import { type DirectRow, directStatistics } from '../support/direct-statistics.js';
import { writeSyntheticLog } from '../support/synthetic-log.js';
import { contestLateSignIn } from './contested.js';

const REAL = process.env['REAL_LOG'] ?? resolve('../shared/data/bpic2013-incidents.csv.gz');
const isReal = existsSync(REAL);
const MINUTES = 60_000;

if (!isReal)
  console.warn(
    [
      '!'.repeat(78),
      '!! THE REAL LOG IS NOT HERE: the import is compared on a small synthetic log only.',
      `!! Put bpic2013-incidents.csv.gz at ${REAL} to compare the whole of it.`,
      '!'.repeat(78),
    ].join('\n'),
  );

/** Near the end of the log: of what is open, some is due and some is not. */
const CUT_OFF = '2012-05-15T00:00:00.000Z';
const PERIOD = { from: '2012-04-03', to: '2012-05-08' };
const folder = mkdtempSync(join(tmpdir(), 'shaodao-real-log-'));
const log = isReal ? REAL : writeSyntheticLog(join(folder, 'synthetic.csv'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COUNTS = [
  'summoned',
  'acknowledged',
  'arrived',
  'resolved',
  'sentBack',
  'released',
  'stillOpen',
  'awaitingStreet',
] as const;
const FIGURES = ['onTime', 'late', 'overdue', 'notYetDue', 'onTimeRate'] as const;

/** Everything that has to be equal to the last digit. */
function exact(row: ShownRow | DirectRow) {
  const counts = COUNTS.map((name) => row[name]);
  const clocks = [row.acknowledge, row.resolve].flatMap((clock) =>
    FIGURES.map((name) => clock[name]),
  );
  return [...counts, ...clocks];
}

const percentiles = (row: ShownRow | DirectRow): (number | null)[] =>
  [row.acknowledge, row.resolve].flatMap(({ p50, p90, p95 }) => [p50, p90, p95]);

/** Differences larger than the sketch's accuracy of 1 %. */
function tooFar(shown: ShownRow, direct: DirectRow): string[] {
  const truth = percentiles(direct);
  return percentiles(shown).flatMap((value, i) => {
    const wanted = truth[i] ?? null;
    if (value === null || wanted === null) return value === wanted ? [] : [`${value} ${wanted}`];
    return Math.abs(value - wanted) <= wanted * 0.01 + 1e-9 ? [] : [`${value} ${wanted}`];
  });
}

async function printed(dataDir: string, ...args: string[]): Promise<string> {
  const lines: string[] = [];
  const program = createProgram((line) => void lines.push(line));
  await program.parseAsync(['--data-dir', dataDir, ...args], { from: 'user' });
  return lines.join('\n');
}

describe.each(['line', 'team'])(
  isReal
    ? 'given the real log, imported with departments = %s'
    : 'given a synthetic log BECAUSE THE REAL ONE IS NOT HERE, imported with departments = %s',
  (unit) => {
    const mappingFile = resolve(`schema/imports/bpic2013-by-${unit}.json`);
    const dataDir = join(folder, unit);
    const mapping = readMapping(mappingFile);
    const direct = JSON.parse(readFileSync(mappingFile, 'utf8')) as DirectMapping;
    const run = () => importLog({ dataDir, mapping, file: log });
    const asked = { dataDir, by: 'department', cutOff: CUT_OFF, progress: noProgress } as const;

    it(
      'when it is imported, then every row is accounted for',
      async () => {
        const report = await run();
        const { rowsRead, mapped, unmapped, duplicates, refused, outOfOrder } = report;
        expect(mapped + unmapped + duplicates).toBe(rowsRead);
        expect(outOfOrder).toBe(0);
        if (isReal)
          expect({ rowsRead, unmapped, refused, cases: report.cases }).toEqual({
            rowsRead: 65_533,
            unmapped: 0,
            refused: 0,
            cases: 7_554,
          });
      },
      5 * MINUTES,
    );

    it.each([
      ['all time', {}],
      ['a period', PERIOD],
    ])(
      'when the statistics of %s are asked for, then they equal those computed from the rows',
      async (_, period) => {
        const shown = await statistics({ ...asked, ...period });
        const wanted = directStatistics(log, direct, { ...period, cutOff: CUT_OFF });
        const byName = new Map(shown.map((row) => [row.name.toLowerCase(), row]));
        expect([...byName.keys()].sort()).toEqual([...wanted.keys()].sort());
        for (const [name, row] of wanted) {
          const found = byName.get(name)!;
          expect([name, ...exact(found)]).toEqual([name, ...exact(row)]);
          expect([name, ...tooFar(found, row)]).toEqual([name]);
        }
      },
      5 * MINUTES,
    );

    it(
      'when it is imported again, then nothing is added and the statistics stay the same',
      async () => {
        const before = await statistics(asked);
        const again = await run();
        expect(again.eventsWritten).toBe(0);
        expect(again.eventsAlreadyThere).toBeGreaterThan(0);
        expect(await statistics(asked)).toEqual(before);
      },
      5 * MINUTES,
    );

    it(
      'when a department contests one late sign-in and is right, then its figures move by that one, from the log alone as well',
      async () => {
        const before = await statistics(asked);
        const { department, month } = await contestLateSignIn(dataDir);
        const after = await statistics(asked);
        const moved = after.filter((row, index) => {
          const { late, onTime } = before[index]!.acknowledge;
          const { acknowledge } = row;
          return acknowledge.late === late - 1 && acknowledge.onTime === onTime + 1;
        });
        expect(moved).toMatchObject([{ department }]);
        const others = ({ name }: ShownRow) => name !== moved[0]?.name;
        expect(after.filter(others)).toEqual(before.filter(others));
        const cards = (...more: string[]) =>
          printed(dataDir, 'scorecard', '--month', month, ...more);
        expect(await cards('--json', '--from-log')).toBe(await cards('--json'));
      },
      5 * MINUTES,
    );
  },
);
