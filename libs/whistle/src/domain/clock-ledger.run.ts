import type { Limit } from '#calendar';
import type { ClockSpan } from './clock-ledger.js';
import { type ClockKey, type Spell, spellAfter } from './clock-ledger.spell.js';
import { verdict, type Verdict } from './summons-clocks.js';
import { isOfSummons, isPaused, openPauseOf, type Pause, type Summons } from './summons.state.js';
import type {
  Clock,
  ClockName,
  DueTimesRebased,
  ExtensionGranted,
  RuleReference,
  WhistleEvent,
} from './whistle.events.js';
import { evolveWhistle } from './whistle.evolve.js';
import { noWhistle, type Whistle } from './whistle.state.js';

/** Something that moved, or could have moved, a due time. Instants ISO 8601 UTC. */
export interface LedgerMove {
  /** When it was established; the beginning of a pause that lasts. */
  readonly at: string;
  readonly cause: 'pause' | 'extension' | 'rebasing';
  readonly reason: string;
  readonly approvedBy?: string | undefined;
  /** Of a pause; without `to` it lasts. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly extension?: Limit | undefined;
  readonly dueBefore?: string | undefined;
  readonly dueAfter?: string | undefined;
}

/** `reported`: the clock waits for the street's answer to a report. */
export type ClockState = 'running' | 'paused' | 'reported' | 'stopped' | 'released';

/** A clock from its start to now, with what its ledger is computed from. */
export interface ClockRun extends ClockSpan {
  readonly state: ClockState;
  /** Absent where it has no limit, or has lost it. */
  readonly clock?: Clock | undefined;
  readonly verdict?: Verdict | undefined;
  readonly rule: RuleReference;
  readonly department?: string | undefined;
  readonly moves: readonly LedgerMove[];
}

type Move = Omit<LedgerMove, 'dueBefore' | 'dueAfter'>;

/** What an event did to the due time of the clock; undefined where it does not concern it. */
function moveOf(
  event: WhistleEvent,
  summons: Summons | undefined,
  { clock }: ClockKey,
): Move | undefined {
  if (event.type === 'DueTimesRebased') return rebasingMove(event);
  if (!summons || !isAboutSummons(event, summons)) return undefined;
  if (event.type === 'ClockResumed' && isOfSummons(clock))
    return pauseMove(summons.pauses.at(-1), event.data.at);
  return event.type === 'ExtensionGranted' && clock === 'resolve'
    ? extensionMove(event, summons)
    : undefined;
}

const isAboutSummons = ({ data }: WhistleEvent, { no }: Summons): boolean =>
  'summons' in data && data.summons === no;

const rebasingMove = ({ data: { at, reason } }: DueTimesRebased): Move => ({
  at,
  reason,
  cause: 'rebasing',
});

function extensionMove({ data }: ExtensionGranted, { extensions }: Summons): Move {
  const { at, extension, approvedBy } = data;
  return { at, cause: 'extension', reason: extensions.at(-1)?.reason ?? '', extension, approvedBy };
}

function pauseMove(pause: Pause | undefined, at?: string): Move | undefined {
  if (!pause) return undefined;
  const { from, to, reason, approvedBy } = pause;
  return { at: at ?? from, cause: 'pause', reason, approvedBy, from, to };
}

/** What is known of a clock after some of its events. */
interface Trace {
  readonly whistle: Whistle;
  readonly spell?: Spell | undefined;
  readonly moves: readonly LedgerMove[];
}

const summonsOf = ({ summonses }: Whistle, { summons }: ClockKey) => summonses[summons - 1];

function evolveTrace(trace: Trace, event: WhistleEvent, key: ClockKey): Trace {
  const whistle = evolveWhistle(trace.whistle, event);
  const spell = spellAfter(trace.spell, whistle, event, key);
  const move = moveOf(event, summonsOf(whistle, key), key);
  // A reopening starts the overall clock anew, without the moves of the one before.
  const before = event.type === 'WhistleReopened' && key.clock === 'overall' ? [] : trace.moves;
  return {
    whistle,
    spell,
    moves: [...before, ...ledgerMovesOf(move, trace.spell?.clock, spell?.clock)],
  };
}

/** A holiday notice is listed where it moved this clock; a pause always. */
function ledgerMovesOf(move: Move | undefined, before?: Clock, after?: Clock): LedgerMove[] {
  if (!move || (move.cause === 'rebasing' && before === after)) return [];
  return [{ ...move, dueBefore: before?.dueAt, dueAfter: after?.dueAt }];
}

/** The verdict on a clock of the whistle, or of a ruling. */
function wholeVerdict({ clock, stoppedAt, releasedAt }: Spell): Verdict | undefined {
  if (!clock) return undefined;
  const end = stoppedAt ?? releasedAt;
  if (end === undefined) return 'open';
  if (end > clock.dueAt) return 'late';
  return stoppedAt === undefined ? 'excused' : 'onTime';
}

function stateOf(spell: Spell, own: Summons | undefined): ClockState {
  if (spell.stoppedAt !== undefined) return 'stopped';
  if (spell.releasedAt !== undefined) return 'released';
  if (spell.reportedAt !== undefined) return 'reported';
  return own && isPaused(own) ? 'paused' : 'running';
}

/** All moves, and last the pause that has not ended. */
function movesOf({ spell, moves }: Trace, own: Summons | undefined): readonly LedgerMove[] {
  const lasting = own && pauseMove(openPauseOf(own));
  return lasting ? [...moves, { ...lasting, dueBefore: spell?.clock?.dueAt }] : moves;
}

const endOf = ({ stoppedAt, releasedAt, reportedAt }: Spell): string | undefined =>
  stoppedAt ?? releasedAt ?? reportedAt;

const verdictOf = (own: Summons | undefined, spell: Spell, { clock }: ClockKey) =>
  own ? verdict(own, clock as ClockName) : wholeVerdict(spell);

/** All that does not depend on the time of asking. */
function runOf(trace: Trace, spell: Spell, key: ClockKey): Omit<ClockRun, 'until' | 'rule'> {
  const summons = summonsOf(trace.whistle, key);
  const own = isOfSummons(key.clock) ? summons : undefined;
  const { clock, startedAt } = spell;
  return {
    startedAt,
    clock,
    limit: clock?.limit,
    dueAt: clock?.dueAt,
    state: stateOf(spell, own),
    verdict: verdictOf(own, spell, key),
    department: summons?.department,
    pauses: own?.pauses ?? [],
    moves: movesOf(trace, own),
  };
}

/**
 * A clock as the events of its whistle tell it; undefined where there is no such clock: no such
 * summons, a department that was only informed, a step that this whistle never waited for.
 */
export function clockRun(
  events: readonly WhistleEvent[],
  key: ClockKey,
  now: string,
): ClockRun | undefined {
  const raised = events.find((event) => event.type === 'WhistleRaised');
  const start: Trace = { whistle: noWhistle, moves: [] };
  const trace = events.reduce((before, event) => evolveTrace(before, event, key), start);
  if (!trace.spell || !raised) return undefined;
  const whole = key.clock === 'overall' ? trace.whistle.overallRule : raised.data.rule;
  const rule = summonsOf(trace.whistle, key)?.rule ?? whole;
  return { ...runOf(trace, trace.spell, key), rule, until: endOf(trace.spell) ?? now };
}
