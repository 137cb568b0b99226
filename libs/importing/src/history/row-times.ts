import { listOf, type Mapping, stepOf, type StepRule, type Time, timeColumnOf } from './mapping.js';
import { timeParser } from './time-parser.js';
import { type Columns, compileJoin, type CellReader } from './values.js';

/** A time in a row: milliseconds since 1970 UTC, `none` where its cell is empty, or what is wrong. */
type ReadTime = (cells: readonly string[]) => number | 'none' | BadTime;

interface BadTime {
  readonly code: 'TIME_INVALID' | 'TIME_AHEAD';
  readonly detail: string;
}

const isBadTime = (read: number | 'none' | BadTime): read is BadTime => typeof read === 'object';

interface TimeReading {
  readonly read: ReadTime;
  readonly text: CellReader;
}

/** @param latest later times are refused as in the future; none is where undefined */
export function compileTime(
  time: Time,
  columns: Columns,
  pointer: string,
  latest: number | undefined,
): TimeReading {
  const { column, ...format } = timeColumnOf(time);
  const text = compileJoin(listOf(column), columns, pointer);
  const parse = timeParser(format, pointer);
  const shown = (cells: readonly string[]): string =>
    `${listOf(column).join('、')}“${text(cells)}”`;
  const read: ReadTime = (cells) => {
    const written = text(cells);
    if (written === '') return 'none';
    const at = parse(written);
    if (at === undefined) return { code: 'TIME_INVALID', detail: shown(cells) };
    const ahead = latest !== undefined && at > latest;
    return ahead ? { code: 'TIME_AHEAD', detail: shown(cells) } : at;
  };
  return { read, text };
}

/** Some of the steps that a row means, which happen at one time. */
export interface RowPart {
  /** Where it begins among the steps; -1 for the blow alone, at the row's own time. */
  readonly part: number;
  /** Where it ends: the first step that is not of it. */
  readonly to: number;
  readonly at: number;
}

interface TimedRow {
  readonly at: number;
  readonly parts: readonly RowPart[];
}

export type RowTimeFault =
  | BadTime
  | {
      readonly code: 'TIME_MISSING' | 'STEP_TOO_EARLY' | 'BLOWN_TOO_LATE';
      readonly detail: string;
    };

type StepTimes = readonly (TimeReading | undefined)[];

/** The parts of a row, put together step by step. */
class Parts {
  readonly all: { part: number; to: number; at: number }[] = [];
  #happens = true;

  constructor(private readonly rowAt: number) {}

  /** The blow alone. */
  addBlow(): void {
    this.all.push({ part: -1, to: 0, at: this.rowAt });
  }

  /** A step with a time of its own, or without having happened. */
  addTimed(step: number, at: number | 'none'): void {
    this.#happens = at !== 'none';
    if (at !== 'none') this.all.push({ part: step, to: step + 1, at });
  }

  /** A step that happened, or did not, together with the one before. */
  addUntimed(step: number): void {
    if (!this.#happens) return;
    const last = this.all.at(-1);
    if (last) last.to = step + 1;
    else this.all.push({ part: step, to: step + 1, at: this.rowAt });
  }
}

function stepTime(
  { read, text }: TimeReading,
  cells: readonly string[],
  rowAt: number,
): number | 'none' | RowTimeFault {
  const at = read(cells);
  const isEarly = typeof at === 'number' && at < rowAt;
  return isEarly ? { code: 'STEP_TOO_EARLY', detail: text(cells) } : at;
}

/** The steps of a row by time: that of the step before, unless a step has its own. */
function partsOf(
  times: StepTimes,
  cells: readonly string[],
  rowAt: number,
): readonly RowPart[] | RowTimeFault {
  const parts = new Parts(rowAt);
  if (times.length === 0 || times[0]) parts.addBlow();
  for (const [index, time] of times.entries()) {
    if (!time) parts.addUntimed(index);
    else {
      const at = stepTime(time, cells, rowAt);
      if (typeof at === 'object') return at;
      parts.addTimed(index, at);
    }
  }
  return parts.all;
}

const timesOfSteps = (
  rules: readonly StepRule[],
  compile: (time: Time, pointer: string) => TimeReading,
): readonly StepTimes[] =>
  rules.map(({ then }, i) =>
    then.map((step, j) => {
      const { at } = stepOf(step);
      return at === undefined ? undefined : compile(at, `/steps/${i}/then/${j}/at`);
    }),
  );

/** Reads when a row and each of its steps happened. */
interface RowTimes {
  /** As written. */
  readonly text: CellReader;
  read(cells: readonly string[], rule: number): TimedRow | RowTimeFault;
}

export const isTimeFault = (read: TimedRow | RowTimeFault): read is RowTimeFault => 'code' in read;

/** @throws OperatorError COLUMN_MISSING, TIME_FORMAT_INVALID, ZONE_UNKNOWN */
export function rowTimes(
  { columns: { time }, whistle, steps }: Mapping,
  columns: Columns,
  latest: number | undefined,
): RowTimes {
  const compile = (one: Time, pointer: string) => compileTime(one, columns, pointer, latest);
  const { read: rowAt, text } = compile(timeColumnOf(time), '/columns/time');
  const blown = whistle.at === undefined ? undefined : compile(whistle.at, '/whistle/at');
  const stepTimes = timesOfSteps(steps, compile);
  const blownFault = (cells: readonly string[], at: number): RowTimeFault | undefined => {
    const blownAt = blown?.read(cells) ?? 'none';
    if (isBadTime(blownAt)) return blownAt;
    if (blownAt === 'none' || blownAt <= at) return undefined;
    return { code: 'BLOWN_TOO_LATE', detail: blown?.text(cells) ?? '' };
  };
  return {
    text,
    read(cells, rule) {
      const at = rowAt(cells);
      if (at === 'none') return { code: 'TIME_MISSING', detail: '' };
      if (isBadTime(at)) return at;
      const fault = blownFault(cells, at);
      if (fault) return fault;
      const parts = partsOf(stepTimes[rule] ?? [], cells, at);
      return 'code' in parts ? parts : { at, parts };
    },
  };
}
