import { v5 } from 'uuid';
import type { Organisations } from '#directory';
import { type Clock as Time, isRejection, OperatorError } from '#event-sourcing';
import type { EventStore, Progress } from '#event-store';
import { SYSTEM_ACTOR } from '../domain/whistle.context.js';
import type {
  Clock,
  DeadlineClock,
  DueTimesRebased,
  WhistleEvent,
} from '../domain/whistle.events.js';
import { whistle } from '../domain/whistle.js';
import type { Whistle } from '../domain/whistle.state.js';
import type { WhistleRuleBook } from '../whistle-rules.port.js';
import { WhistleCommands } from '../write/whistle-commands.js';
import type { DecisionState } from '../domain/whistle.statements.js';
import { openAsksOf } from '../domain/summons.asks.js';
import { pendingDecline } from '../domain/summons.state.js';

/** One due time before and after; a summons 0 is the whistle itself. */
export interface MovedDueTime {
  readonly summons: number;
  readonly department: string;
  readonly clock: DeadlineClock;
  readonly from: string;
  readonly to: string;
  /** Still provisional: the new calendar does not reach so far either. */
  readonly provisional: boolean;
}

export interface RebasedWhistle {
  readonly whistle: string;
  readonly dueTimes: readonly MovedDueTime[];
}

interface Rebasing {
  readonly log: EventStore;
  readonly rules: WhistleRuleBook;
  readonly organisations: Organisations;
  readonly clock: Time;
  readonly reason: string;
  /** Identifies the days that are known: the same days rebase a whistle only once. */
  readonly calendar: string;
  readonly dryRun: boolean;
}

const NAMESPACE = '0c8f2d1e-95a4-5f0b-8a57-7a9c1d6e2b43';

/** Whistles that are rebased at a time, to share commits. */
const AT_A_TIME = 64;

/**
 * Counts the due times of whistles anew. Each whistle is told by a command of its own, so that an
 * interruption does no harm, and a second run on the same days adds nothing.
 */
export async function rebaseWhistles(
  ids: readonly string[],
  rebasing: Rebasing,
  progress: Progress,
): Promise<RebasedWhistle[]> {
  const bar = progress.start('重新核定', ids.length, '哨');
  const all: RebasedWhistle[] = [];
  try {
    for (let from = 0; from < ids.length; from += AT_A_TIME) {
      const some = ids.slice(from, from + AT_A_TIME);
      const done = await Promise.all(some.map((id) => rebaseWhistle(id, rebasing)));
      all.push(...done.filter((one) => one !== undefined));
      bar.add(some.length);
    }
  } finally {
    bar.stop();
  }
  return all;
}

/** Counts the due times of one whistle anew; undefined where all stay the same. */
async function rebaseWhistle(id: string, rebasing: Rebasing): Promise<RebasedWhistle | undefined> {
  const events = await whistle.read(rebasing.log, id);
  const before = whistle.fold(events);
  const commandId = v5(`${id}/${events.length}/${rebasing.calendar}`, NAMESPACE);
  const news = rebasing.dryRun
    ? decideRebasing(before, rebasing)
    : await carryOut(id, commandId, rebasing);
  const rebased = news.find((event) => event.type === 'DueTimesRebased');
  return rebased && { whistle: id, dueTimes: movesOf(before, rebased.data) };
}

function decideRebasing(state: DecisionState, rebasing: Rebasing): readonly WhistleEvent[] {
  const { rules, organisations: directory, clock, reason } = rebasing;
  const context = { now: clock.now(), acting: SYSTEM_ACTOR, rules, directory };
  const decision = whistle.decide({ type: 'RebaseDueTimes', reason }, state, context);
  return isRejection(decision) ? [] : decision;
}

async function carryOut(
  id: string,
  commandId: string,
  { log, rules, organisations, clock, reason }: Rebasing,
): Promise<readonly WhistleEvent[]> {
  const directory = { current: async () => organisations };
  const commands = new WhistleCommands(log, clock, { rules, directory });
  const command = { type: 'RebaseDueTimes', reason } as const;
  const delivery = { actor: SYSTEM_ACTOR, commandId };
  const { outcome } = await commands.handle({ whistleId: id, command, delivery });
  if (outcome.outcome === 'accepted') return outcome.events;
  throw new OperatorError(outcome.rejection.rejected, `哨 ${id} 未能重新核定`);
}

function movesOf(before: Whistle, data: DueTimesRebased['data']): MovedDueTime[] {
  const { overall, gate } = data;
  const ofWhistle = (clock: DeadlineClock, from: Clock | undefined, to: Clock | undefined) =>
    moveOf({ summons: 0, department: '', clock }, from, to);
  return [
    ...ofWhistle('overall', before.overall, overall),
    ...(before.gate ? ofWhistle(before.gate.clock, before.gate.due, gate) : []),
    ...data.summonses.flatMap((one) => movesOfSummons(before, one)),
  ];
}

function movesOfSummons(
  before: Whistle,
  { summons: no, clocks, ruling, asks = {} }: DueTimesRebased['data']['summonses'][number],
): MovedDueTime[] {
  const summons = before.summonses.find((one) => one.no === no);
  if (!summons) return [];
  const of = { summons: no, department: summons.department };
  const names = Object.keys(clocks) as (keyof typeof clocks)[];
  return [
    ...names.flatMap((clock) => moveOf({ ...of, clock }, summons.clocks[clock], clocks[clock])),
    ...moveOf({ ...of, clock: 'ruling' }, pendingDecline(summons)?.ruling, ruling),
    ...openAsksOf(summons).flatMap(({ clock, due }) => moveOf({ ...of, clock }, due, asks[clock])),
  ];
}

const moveOf = (
  of: Pick<MovedDueTime, 'summons' | 'department' | 'clock'>,
  from: Clock | undefined,
  to: Clock | undefined,
): MovedDueTime[] =>
  from && to ? [{ ...of, from: from.dueAt, to: to.dueAt, provisional: to.provisional }] : [];
