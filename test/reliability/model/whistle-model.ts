/**
 * A whistle as simply as it can be told: what its rules say, in hours, written anew beside the domain, so that
 * both can be held against each other. Times are milliseconds of the epoch.
 */
const HOUR = 3_600_000;
export const LIMITS = { acknowledge: 24 * HOUR, contact: 24 * HOUR, resolve: 120 * HOUR } as const;
export type ClockName = keyof typeof LIMITS;
export const CLOCKS = Object.keys(LIMITS) as ClockName[];
const DECLINE_WINDOW = 48 * HOUR;
const MOST_EXTENSION = 120;

export interface Pause {
  readonly from: number;
  to?: number;
}

/** A pause that has ended, or hours that were granted, in the order of their happening. */
type Move = { readonly from: number; readonly to: number } | { readonly hours: number };

export interface Summons {
  readonly no: number;
  readonly department: string;
  readonly role: 'LEAD' | 'ASSIST' | 'INFORMED';
  readonly at: number;
  acknowledged?: number | undefined;
  contacted?: number | undefined;
  arrived?: number | undefined;
  arrival: 'none' | 'claimed' | 'confirmed' | 'disputed';
  reported?: number | undefined;
  confirmed?: number | undefined;
  released?: { readonly how: string; readonly at: number } | undefined;
  sentBack: number;
  rated: boolean;
  decline?: 'PENDING' | 'UPHELD' | 'OVERRULED' | 'LAPSED' | undefined;
  /** Hours asked for, without an answer. */
  asked?: number | undefined;
  granted: number;
  declineUntil: number;
  readonly pauses: Pause[];
  readonly moves: Move[];
}

export interface Actor {
  readonly role: 'street' | 'community' | 'department' | 'command-centre' | 'assessment';
  readonly organisation: string;
}

/** One command, as far as it matters for what it leads to. */
export interface Move1 {
  readonly name: string;
  readonly summons: number;
  readonly department: string;
  readonly hours: number;
}

/** The types of the events, or the code of a refusal. */
export type Prediction = readonly string[] | string;

const last = (pauses: readonly Pause[]): Pause | undefined => pauses.at(-1);
export const openPause = ({ pauses }: Summons): Pause | undefined =>
  last(pauses)?.to === undefined ? last(pauses) : undefined;

const isSettled = ({ released, confirmed }: Summons): boolean =>
  released !== undefined || confirmed !== undefined;

const earliest = (...times: (number | undefined)[]): number | undefined => {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};

/** When the step was taken that a clock waits for. */
export function stepOf(summons: Summons, clock: ClockName): number | undefined {
  if (clock === 'acknowledge') return summons.acknowledged;
  return clock === 'contact' ? earliest(summons.contacted, summons.arrived) : summons.reported;
}

/** By when: the limit, with every pause in which the clock still ran, and what was granted. */
export function dueOf(summons: Summons, clock: ClockName): number {
  const step = stepOf(summons, clock);
  let due = summons.at + LIMITS[clock];
  for (const move of summons.moves)
    if ('hours' in move) due += clock === 'resolve' ? move.hours * HOUR : 0;
    else if (due > move.from && (step === undefined || step >= move.to)) due += move.to - move.from;
  return due;
}

const isInTime = ({ pauses }: Summons, due: number, at: number): boolean =>
  at <= due || pauses.some(({ from, to = at }) => from < due && from <= at && at <= to);

export function verdictOf(summons: Summons, clock: ClockName): string | undefined {
  if (summons.role === 'INFORMED') return undefined;
  if (summons.decline === 'UPHELD') return 'EXCUSED';
  const due = dueOf(summons, clock);
  const settled = settledAt(summons, clock);
  if (settled !== undefined) return isInTime(summons, due, settled) ? 'ON_TIME' : 'LATE';
  if (!summons.released) return 'OPEN';
  return isInTime(summons, due, summons.released.at) ? 'EXCUSED' : 'LATE';
}

/** When a clock stopped for good: a report counts once it is confirmed. */
const settledAt = (summons: Summons, clock: ClockName): number | undefined =>
  clock === 'resolve' && summons.confirmed === undefined ? undefined : stepOf(summons, clock);

/** Why nothing more is asked about its work; undefined while it is under way. */
export function overOf({ confirmed, reported }: Summons): string | undefined {
  if (confirmed !== undefined) return 'ALREADY_CONFIRMED';
  return reported === undefined ? undefined : 'ALREADY_REPORTED';
}

/** One request waits at a time, and all that is granted together is limited. */
function refuseLength({ asked, granted }: Summons, hours: number): string | undefined {
  const isLong = granted + hours > MOST_EXTENSION;
  if (isLong && (asked === undefined || asked === hours)) return 'EXTENSION_TOO_LONG';
  return asked === undefined ? undefined : 'EXTENSION_PENDING';
}

export class WhistleModel {
  status: 'OPEN' | 'CLOSED' | 'WITHDRAWN' = 'OPEN';
  reopened = 0;
  readonly summonses: Summons[] = [];
  readonly events: string[] = [];

  constructor(
    private readonly street: string,
    private readonly raisedBy: string,
  ) {}

  call(department: string, role: Summons['role'], at: number): string {
    const no = this.summonses.length + 1;
    this.summonses.push({
      no,
      department,
      role,
      at,
      arrival: 'none',
      sentBack: 0,
      rated: false,
      granted: 0,
      declineUntil: at + DECLINE_WINDOW,
      pauses: [],
      moves: [],
    });
    return 'DepartmentSummoned';
  }

  statusOf(summons: Summons): string {
    if (summons.released) return 'RELEASED';
    if (summons.confirmed !== undefined || this.status === 'CLOSED') return 'DONE';
    if (summons.reported !== undefined) return 'REPORTED';
    if (summons.acknowledged === undefined) return 'TO_ACKNOWLEDGE';
    return summons.role === 'INFORMED' ? 'DONE' : 'TO_RESOLVE';
  }

  isStreets({ role, organisation }: Actor): boolean {
    return role === 'command-centre' || this.#owns(organisation);
  }

  #owns(organisation: string): boolean {
    return [this.street, this.raisedBy].includes(organisation);
  }

  /** The summons that may still be worked on, or why there is none. */
  active(no: number): Summons | string {
    if (this.status !== 'OPEN') return 'WHISTLE_NOT_OPEN';
    const summons = this.summonses[no - 1];
    if (!summons) return 'SUMMONS_NOT_FOUND';
    return summons.released ? 'SUMMONS_ENDED' : summons;
  }

  isBusy(department: string): boolean {
    return this.summonses.some((one) => !isSettled(one) && one.department === department);
  }

  resume(summons: Summons, now: number): string[] {
    const pause = openPause(summons);
    if (!pause) return [];
    pause.to = now;
    summons.moves.push({ from: pause.from, to: now });
    if (summons.declineUntil > pause.from) summons.declineUntil += now - pause.from;
    return ['ClockResumed'];
  }

  acknowledge(summons: Summons, now: number): string[] {
    if (summons.acknowledged !== undefined) return [];
    summons.acknowledged = now;
    return ['DepartmentAcknowledged'];
  }

  /** A ruling and an extension that are still open lapse. */
  settle(summons: Summons): void {
    if (summons.decline === 'PENDING') summons.decline = 'LAPSED';
    summons.asked = undefined;
  }

  release(summons: Summons, how: string, now: number): void {
    summons.released = { how, at: now };
    this.settle(summons);
  }

  rate(actor: Actor, no: number): Prediction {
    const summons = this.summonses[no - 1];
    if (!summons) return 'SUMMONS_NOT_FOUND';
    if (!this.#owns(actor.organisation)) return 'NOT_YOUR_ORGANISATION';
    if (summons.rated) return 'ALREADY_RATED';
    const settled = summons.confirmed !== undefined || this.status === 'CLOSED';
    if (summons.released || !settled) return 'NOT_RATEABLE';
    summons.rated = true;
    return ['DepartmentRated'];
  }

  close(now: number): Prediction {
    const waiting = this.summonses.some((one) => !isSettled(one) && one.role !== 'INFORMED');
    if (waiting) return 'UNRESOLVED_SUMMONSES';
    this.status = 'CLOSED';
    return now > 0 ? ['WhistleClosed'] : [];
  }

  withdraw(now: number): Prediction {
    this.status = 'WITHDRAWN';
    for (const one of this.summonses)
      if (!isSettled(one)) this.release(one, 'WHISTLE_WITHDRAWN', now);
    return ['WhistleWithdrawn'];
  }

  /** Why a request for more time is refused; undefined where it is not. */
  refuseExtension(summons: Summons, hours: number, now: number): string | undefined {
    if (summons.role === 'INFORMED') return 'EXTENSION_NOT_ALLOWED';
    const over = overOf(summons);
    if (over !== undefined) return over;
    const long = refuseLength(summons, hours);
    if (long !== undefined) return long;
    const ranUntil = openPause(summons)?.from ?? now;
    return ranUntil > dueOf(summons, 'resolve') ? 'EXTENSION_TOO_LATE' : undefined;
  }
}
