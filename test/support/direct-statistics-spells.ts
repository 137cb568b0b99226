import type { DirectMapping, DirectRowOfLog } from './direct-statistics-rows.js';

export type Clock = 'acknowledge' | 'resolve';

/** A unit's time in charge of a case, from the dispatch on. Times in milliseconds. */
export interface Spell {
  readonly unit: string;
  readonly from: number;
  acknowledgedAt?: number | undefined;
  /** The report that stands: a sent-back one is none. */
  reportedAt?: number | undefined;
  confirmed: boolean;
  sentBack: number;
  releasedAt?: number | undefined;
  /** The last one may still be open. */
  readonly pauses: [from: number, to: number | undefined][];
  readonly due: Partial<Record<Clock, number>>;
}

type Limits = Partial<Record<string, { value: number; unit: string }>>;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHANGHAI = 8 * HOUR;

function dueAt(start: number, limit: { value: number; unit: string }): number {
  switch (limit.unit) {
    case '分钟':
      return start + limit.value * 60_000;
    case '小时':
      return start + limit.value * HOUR;
    case '自然日':
      // The day of the start is not counted; the last one ends at local midnight.
      return (Math.floor((start + SHANGHAI) / DAY) + 1 + limit.value) * DAY - SHANGHAI;
    default:
      throw new Error(`the direct computation has no ${limit.unit}`);
  }
}

/** A case on its way: who is in charge, and who was before. */
class Case {
  readonly spells: Spell[] = [];
  status: 'open' | 'closed' | 'withdrawn' = 'open';

  constructor(private readonly limits: Limits) {}

  get now(): Spell {
    return this.spells.at(-1)!;
  }

  begin(unit: string, at: number): void {
    const due: Partial<Record<Clock, number>> = {};
    for (const clock of ['acknowledge', 'resolve'] as const) {
      const limit = this.limits[clock];
      if (limit) due[clock] = dueAt(at, limit);
    }
    this.spells.push({ unit, from: at, confirmed: false, sentBack: 0, pauses: [], due });
    this.status = 'open';
  }

  get isDone(): boolean {
    return this.status !== 'open' || this.now.reportedAt !== undefined;
  }

  assign(unit: string, at: number): void {
    if (this.status !== 'open' || this.now.confirmed) return this.begin(unit, at);
    this.sendBack();
    if (unit === this.now.unit) return;
    this.now.releasedAt = at;
    this.begin(unit, at);
  }

  sendBack(): void {
    if (this.now.reportedAt === undefined) return;
    this.now.reportedAt = undefined;
    this.now.sentBack += 1;
  }

  acknowledge(at: number): void {
    if (this.status === 'open') this.now.acknowledgedAt ??= at;
  }

  pause(at: number): void {
    const paused = this.now.pauses.at(-1);
    if (this.status === 'open' && this.now.reportedAt === undefined && (!paused || paused[1]))
      this.now.pauses.push([at, undefined]);
  }

  /** A due time that was still ahead when the clock stopped moves by as long as it stood. */
  resume(at: number): void {
    const paused = this.now.pauses.at(-1);
    if (this.status !== 'open' || !paused || paused[1] !== undefined) return;
    paused[1] = at;
    for (const clock of ['acknowledge', 'resolve'] as const) {
      const due = this.now.due[clock];
      if (due !== undefined && paused[0] < due) this.now.due[clock] = due + at - paused[0];
    }
  }

  report(at: number): void {
    if (this.status !== 'open' || this.now.reportedAt !== undefined) return;
    this.resume(at);
    this.acknowledge(at);
    this.now.reportedAt = at;
  }

  confirm(): void {
    if (this.status === 'open' && this.now.reportedAt !== undefined) this.now.confirmed = true;
  }

  close(): void {
    if (this.status === 'open' && this.now.confirmed) this.status = 'closed';
  }

  withdraw(at: number): void {
    if (this.status !== 'open') return;
    this.status = 'withdrawn';
    for (const spell of this.spells) if (!spell.confirmed) spell.releasedAt ??= at;
  }
}

const matches = (cell: string, wanted: string): boolean =>
  wanted.endsWith('*')
    ? cell.toLowerCase().startsWith(wanted.slice(0, -1).toLowerCase())
    : cell.toLowerCase() === wanted.toLowerCase();

function stepsOf({ cells }: DirectRowOfLog, { steps }: DirectMapping) {
  return steps.find(({ when }) =>
    Object.entries(when).every(([column, wanted]) =>
      [wanted].flat().some((one) => matches(cells[column] ?? '', one)),
    ),
  )?.then;
}

interface Row {
  readonly unit: string;
  readonly at: number;
}

const takes: Readonly<Record<string, (one: Case, row: Row) => void>> = {
  acknowledge: (one, { at }) => one.acknowledge(at),
  pause: (one, { at }) => one.pause(at),
  resume: (one, { at }) => one.resume(at),
  report: (one, { at }) => one.report(at),
  confirm: (one) => one.confirm(),
  close: (one) => one.close(),
  withdraw: (one, { at }) => one.withdraw(at),
  ignore: () => undefined,
};

type Step = DirectMapping['steps'][number]['then'][number];

function take(one: Case, given: Step, row: Row): void {
  const step = typeof given === 'string' ? { step: given } : given;
  if (step.step !== 'assign') {
    const known = takes[step.step];
    if (!known) throw new Error(`the direct computation has no step ${step.step}`);
    return known(one, row);
  }
  if (row.unit !== '' && !(step.unlessDone && one.isDone)) one.assign(row.unit, row.at);
}

function limitsOf({ cells }: DirectRowOfLog, { whistle, kinds }: DirectMapping): Limits {
  const { kind } = whistle;
  const id = typeof kind === 'string' ? kind : kind.map[cells[kind.from] ?? ''];
  const found = kinds.find((one) => one.id === id);
  if (!found) throw new Error(`no kind ${id}`);
  return found.limits;
}

/** Who was in charge of a case, one after the other. */
export function spellsOf(rows: readonly DirectRowOfLog[], mapping: DirectMapping): Spell[] {
  const meant = rows.filter((row) => stepsOf(row, mapping)?.some((step) => step !== 'ignore'));
  const [first] = meant;
  if (!first) return [];
  const unitOf = ({ cells }: DirectRowOfLog) => cells[mapping.columns.unit]!.toLowerCase();
  const one = new Case(limitsOf(first, mapping));
  one.begin(unitOf(first), first.at);
  for (const row of meant)
    for (const step of stepsOf(row, mapping) ?? [])
      take(one, step, { unit: unitOf(row), at: row.at });
  return one.spells;
}
