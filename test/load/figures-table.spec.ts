import type { FigureOfRun, Run } from './figures-table.js';
import { isMet, reportOf, warningOf } from './figures-table.js';
import { namedThreads } from './thread-cpu.js';

const quiet = {
  cpu: 'a processor',
  cores: 2,
  memoryGiB: 8,
  node: 'v20.20.2',
  platform: 'linux x64',
  loadAverage: [0.2, 0.3, 0.4],
  othersBusy: 0.02,
};

const raise: FigureOfRun = {
  name: 'raise-vs-empty-mutation',
  value: 0.3412,
  goal: '≥ 0.5',
  what: 'a raise vs nothing',
  measured: '706 mutations/s',
  baseline: '2,073 mutations/s',
  met: false,
  cpu: [
    { operation: 'raise', ms: { main: 0.851, projections: 0.76, writer: 0.1 } },
    { operation: 'empty mutation', ms: { main: 0.31 } },
  ],
};

const runOf = (parts: Partial<Run>): Run => ({
  startedAt: '2026-11-26T01:00:00.000Z',
  machine: quiet,
  warning: '',
  scale: { quick: false, whistles: 1_000_000 },
  measurements: [],
  figures: [raise],
  ...parts,
});

describe('given a figure with a goal', () => {
  it('when its value is held against a bound, then it is met or it is not', () => {
    expect([isMet(0.5, '≥ 0.5'), isMet(0.49, '≥ 0.5')]).toEqual([true, false]);
    expect([isMet(2, '≤ 2'), isMet(2.01, '≤ 2')]).toEqual([true, false]);
    expect([isMet(9.9, '< 10'), isMet(10, '< 10')]).toEqual([true, false]);
  });

  it('when the goal is no bound or the value none, then nobody says so', () => {
    expect([isMet(3, 'as low as can be'), isMet(Number.NaN, '≤ 400')]).toEqual([null, null]);
  });
});

describe('given a run', () => {
  it('when it is reported, then it shows machine, goals and the cost by thread', () => {
    const report = reportOf(runOf({}));
    expect(report).toContain('load at the start 0.2 0.3 0.4; others used 2 % of the cores');
    expect(report).toMatch(/\| raise-vs-empty-mutation \| 0\.341 \| ≥ 0\.5 \| \*\*no\*\* \|/);
    expect(report).toMatch(/\| raise +\| 0\.851 \| 0\.76 +\| 0\.1 +\| 1\.71 \|/);
    expect(report).toMatch(/\| empty mutation \| 0\.31 +\| – +\| – +\| 0\.31 \|/);
    expect(report).toContain('goals missed: raise-vs-empty-mutation');
  });

  it('when a measurement has failed, then its reason is there beside the others', () => {
    const failed = { names: ['mixed-p95'], seconds: 3, othersBusy: 0, failure: 'no answer' };
    expect(reportOf(runOf({ measurements: [failed] }))).toContain('FAILED mixed-p95: no answer');
  });

  it('when others used the machine before a measurement, then it is named', () => {
    const measured = { names: ['append-vs-raw'], seconds: 3, othersBusy: 0.31 };
    const report = reportOf(runOf({ measurements: [measured] }));
    expect(report).toContain('not quiet before: append-vs-raw (others used 31 %)');
  });

  it('when others used the machine, then that is said loudly, and only then', () => {
    expect(warningOf(quiet)).toBe('');
    for (const loud of [{ othersBusy: 0.4 }, { loadAverage: [3.1, 2, 1] }])
      expect(warningOf({ ...quiet, ...loud })).toContain('NOT QUIET');
  });
});

describe('given threads that nobody has entered by name', () => {
  it('when their time is summed up, then nothing is said of them', () => {
    expect(namedThreads(new Map(), new Map([['1/1', 20]]))).toEqual({});
  });
});
