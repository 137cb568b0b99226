import { type Corrections, isPaused, isSettled, type Summons } from './summons.state.js';
import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type Clocks,
  type OpenRung,
} from './whistle.values.js';

interface Steps {
  readonly acknowledgedAt?: string | undefined;
  readonly contactedAt?: string | undefined;
  readonly arrivedAt?: string | undefined;
  /** The device's time, once the street has countersigned; never later than that. */
  readonly arrivalJudgedAt?: string | undefined;
  readonly reportedAt?: string | undefined;
  readonly corrected?: Corrections;
}

const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/**
 * When the step that a clock waits for was taken; of the resolve clock, when it was reported. An upheld
 * appeal has the last word.
 */
export const stepTimeOf = (steps: Steps, clock: ClockName): string | undefined =>
  steps.corrected?.[clock] ?? recordedStepOf(steps, clock);

function recordedStepOf(steps: Steps, clock: ClockName): string | undefined {
  switch (clock) {
    case 'acknowledge':
      return steps.acknowledgedAt;
    case 'contact':
      // An arrival counts as contact.
      return earlier(steps.contactedAt, stepTimeOf(steps, 'arrive'));
    case 'arrive':
      return steps.arrivalJudgedAt ?? steps.arrivedAt;
    case 'resolve':
      return steps.reportedAt;
  }
}

/** When a clock stopped; undefined while it runs or where it will never stop. */
export function stopTimeOf(
  summons: Steps & Pick<Summons, 'confirmedAt'>,
  clock: ClockName,
): string | undefined {
  if (clock !== 'resolve') return stepTimeOf(summons, clock);
  // A report counts once it is confirmed: until then it may still be sent back.
  const { corrected, confirmedAt, reportedAt } = summons;
  return corrected?.resolve ?? (confirmedAt && (reportedAt ?? confirmedAt));
}

/**
 * A clock of a summons that runs; undefined where it has stopped, stands still (挂账), waits for the
 * street's answer to a report, or is over with its summons.
 */
export function runningClockOf(summons: Summons, clock: ClockName): Clock | undefined {
  if (isSettled(summons) || summons.reportedAt !== undefined || isPaused(summons)) return undefined;
  return stepTimeOf(summons, clock) === undefined ? summons.clocks[clock] : undefined;
}

/** Whether a clock still ran at a time. The end of a pause may be noticed after the clock stopped. */
export function wasRunningAt(steps: Steps, clock: ClockName, at: string): boolean {
  const stop = stepTimeOf(steps, clock);
  return stop === undefined || stop >= at;
}

interface Clocked {
  readonly clocks: Clocks;
  readonly held: Clocks;
}

/**
 * Clocks after a pause: those that ran are moved. One that only an arrival had stopped stays as it was;
 * its moved form is held for the case that the arrival is disputed.
 */
export function clocksAfterPause(
  before: Clocked & Steps,
  moved: { readonly clocks: Clocks; readonly held?: Clocks },
  resumedAt: string,
): { readonly clocks: Clocks; readonly held: Clocks } {
  const after: Clocks = { ...moved.held, ...moved.clocks };
  const clocks: { -readonly [K in keyof Clocks]: Clocks[K] } = { ...before.clocks };
  const held: { -readonly [K in keyof Clocks]: Clocks[K] } = { ...before.held };
  for (const name of CLOCK_NAMES) {
    const clock = after[name];
    if (!clock) continue;
    if (wasRunningAt(before, name, resumedAt)) clocks[name] = clock;
    else if (wasRunningAt(withoutArrival(before), name, resumedAt)) held[name] = clock;
  }
  return { clocks, held };
}

/** Steps as they are where the street does not accept an arrival. */
export const withoutArrival = <S extends Steps>(steps: S): S => ({
  ...steps,
  arrivedAt: undefined,
  arrivalJudgedAt: undefined,
});

/**
 * Clocks after a disputed arrival: as if it had not happened, also where the department has called the
 * street since. A time that an appeal has corrected is judged by the clock of then.
 */
export function clocksAfterDispute({ clocks, held, ...steps }: Clocked & Steps): Clocks {
  const recorded = { ...steps, corrected: {} };
  const names = CLOCK_NAMES.filter(
    (name) => stepTimeOf(steps, name) === stepTimeOf(recorded, name),
  );
  const again = names.flatMap((name) => (held[name] ? [[name, held[name]]] : []));
  return { ...clocks, ...(Object.fromEntries(again) as Clocks) };
}

interface Rung {
  readonly rung: number;
  readonly at: string;
}

/** The rung at its new time; unchanged where the event does not name it. */
export function moveRung<R extends Rung>(
  rung: R,
  of: { readonly clock: string; readonly dueAt: string },
  moved: readonly OpenRung[] = [],
): R {
  const found = moved.find(
    (one) => one.clock === of.clock && one.dueAt === of.dueAt && one.rung === rung.rung,
  );
  return found ? { ...rung, at: found.at } : rung;
}

/**
 * As {@link moveRung}, for a pause. Older events name no rungs: these are moved by the natural length
 * of the pause.
 */
export function resumeRung<R extends Rung>(
  rung: R,
  of: { readonly clock: string; readonly dueAt: string },
  pause: { readonly from: string; readonly ms: number; readonly rungs?: readonly OpenRung[] },
): R {
  if (pause.rungs) return moveRung(rung, of, pause.rungs);
  if (rung.at <= pause.from) return rung;
  return { ...rung, at: new Date(Date.parse(rung.at) + pause.ms).toISOString() };
}
