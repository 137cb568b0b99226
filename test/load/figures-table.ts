import type { Figure } from './figure.js';
import { isBusy, type Machine, noiseOf } from './machine.js';

/** What a run has come to so far; the file of `--json`. */
export interface Run {
  readonly startedAt: string;
  readonly machine: Machine;
  /** In words; empty where the machine was quiet as the run began, and as it was gone on with. */
  warning: string;
  readonly scale: { readonly quick: boolean; readonly whistles: number };
  readonly measurements: Measured[];
  readonly figures: FigureOfRun[];
}

export interface Measured {
  readonly names: readonly string[];
  readonly seconds: number;
  /** As {@link Machine.othersBusy}, before this measurement. */
  readonly othersBusy: number;
  /** Why there are no figures of it. */
  readonly failure?: string;
}

export interface FigureOfRun extends Figure {
  /** Null where the goal is no bound. */
  readonly met: boolean | null;
}

/** Whether a value is within a goal such as `≥ 0.5`, `≤ 2` or `< 10`; null for any other. */
export function isMet(value: number, goal: string): boolean | null {
  const [, sign, bound] = /^([≥≤<]) ([\d.]+)/.exec(goal) ?? [];
  if (bound === undefined || Number.isNaN(value)) return null;
  if (sign === '≥') return value >= Number(bound);
  return sign === '≤' ? value <= Number(bound) : value < Number(bound);
}

const MARKS = { true: 'yes', false: '**no**', null: '–' };

const threeDigits = (value: number): string =>
  value >= 1_000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));

/** Wide characters are none in here, so that columns can be padded by length. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: readonly string[], fill = ' ') =>
    `| ${widths.map((width, at) => (row[at] ?? '').padEnd(width, fill)).join(' | ')} |`;
  const [head = [], ...others] = rows;
  return [line(head), line([], '-'), ...others.map((row) => line(row))].join('\n');
}

const figureRow = ({ name, value, goal, met, measured, baseline }: FigureOfRun): string[] => [
  name,
  threeDigits(value),
  goal,
  MARKS[`${met}`],
  measured,
  baseline,
];

const KNOWN = ['main', 'projections', 'writer', 'questions', 'helpers'];
const THOUSANDTH = 0.0005;

function cpuTable(figures: readonly Figure[]): string {
  const rows = figures.flatMap(({ name, cpu = [] }) => cpu.map((one) => ({ name, ...one })));
  const used = new Set(rows.flatMap(({ ms }) => Object.keys(ms)));
  const others = [...used].filter((thread) => !KNOWN.includes(thread));
  const threads = [...KNOWN, ...others].filter((thread) => used.has(thread));
  const cell = (ms = 0) => (ms < THOUSANDTH ? '–' : threeDigits(ms));
  const row = ({ name, operation, ms }: (typeof rows)[number]) => {
    const all = Object.values(ms).reduce((sum, one) => sum + one, 0);
    return [name, operation, ...threads.map((thread) => cell(ms[thread])), cell(all)];
  };
  if (rows.length === 0) return 'CPU by thread: of none of these figures, or this is not Linux.';
  return tableOf([['CPU ms of one operation', 'operation', ...threads, 'all'], ...rows.map(row)]);
}

function headOf({ machine, startedAt, scale }: Run): string[] {
  const { cores, cpu, memoryGiB, platform, node, loadAverage, othersBusy } = machine;
  return [
    `${startedAt}, ${scale.quick ? 'quick' : 'full'} form, ${scale.whistles.toLocaleString('en')} whistles`,
    `${cores} cores (${cpu}), ${memoryGiB} GiB, ${platform}, Node ${node}`,
    `load at the start ${loadAverage.join(' ')}; others used ${Math.round(othersBusy * 100)} % of the cores`,
  ];
}

const frame = (text: string): string => `${'!'.repeat(72)}\n${text}\n${'!'.repeat(72)}`;

/** The line that everybody sees where the machine was not quiet; nothing where it was. */
export function warningOf(machine: Machine): string {
  const noise = noiseOf(machine);
  return noise === '' ? '' : frame(noise);
}

/** A run for people, in Markdown. */
export function reportOf(run: Run): string {
  const { figures, measurements } = run;
  const head = ['figure', 'value', 'goal', 'met', 'measured', 'baseline'];
  const missed = figures.filter(({ met }) => met === false).map(({ name }) => name);
  const failed = measurements.flatMap(({ names, failure }) =>
    failure === undefined ? [] : [`FAILED ${names.join(', ')}: ${failure}`],
  );
  const noisy = measurements.flatMap(({ names, othersBusy: share }) =>
    isBusy(share) ? [`${names[0]} (others used ${Math.round(share * 100)} %)`] : [],
  );
  return [
    ...headOf(run),
    run.warning,
    tableOf([head, ...figures.map(figureRow)]),
    cpuTable(figures),
    ...failed,
    noisy.length > 0 ? `not quiet before: ${noisy.join(', ')}` : '',
    `goals missed: ${missed.join(', ') || 'none'}`,
    figures.map(({ name, what }) => `- ${name}: ${what}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
