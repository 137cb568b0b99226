import { v5 } from 'uuid';
import type { Clock as Time } from '#event-sourcing';
import { isRejection } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { Organisations } from '#directory';
import {
  type Clock,
  ClockRequest,
  type DeadlineClock,
  type DecisionState,
  type DueTimesRebased,
  pendingDecline,
  SYSTEM_ACTOR,
  type Whistle,
  whistle,
  WhistleCommands,
  type WhistleEvent,
  type WhistleRuleBook,
} from '#whistle';
import { AdminError } from '../admin-error.js';

/** One due time before and after; a summons 0 is the whistle itself. */
export interface MovedDueTime {
  readonly summons: number;
  readonly department: string;
  readonly clock: DeadlineClock;
  readonly from: string;
  readonly to: string;
  /** Still not certain: not even the new calendar reaches so far. */
  readonly provisional: boolean;
}

export interface RebasedWhistle {
  readonly whistle: string;
  readonly dueTimes: readonly MovedDueTime[];
}

export interface Rebasing {
  readonly log: EventStore;
  readonly rules: WhistleRuleBook;
  readonly organisations: Organisations;
  readonly clock: Time;
  readonly reason: string;
  /** Which days are known: the same ones never rebase the same whistle twice. */
  readonly calendar: string;
  readonly dryRun: boolean;
}

const NAMESPACE = '0c8f2d1e-95a4-5f0b-8a57-7a9c1d6e2b43';

/** Counts the due times of one whistle anew; undefined where none comes out otherwise. */
export async function rebaseWhistle(
  id: string,
  rebasing: Rebasing,
): Promise<RebasedWhistle | undefined> {
  const events = await whistle.read(rebasing.log, id);
  const before = whistle.fold(events);
  const commandId = v5(`${id}/${events.length}/${rebasing.calendar}`, NAMESPACE);
  const news = rebasing.dryRun
    ? decided(before, rebasing)
    : await carriedOut(id, commandId, rebasing);
  const rebased = news.find((event) => event.type === 'DueTimesRebased');
  return rebased && { whistle: id, dueTimes: movedIn(before, rebased.data) };
}

function decided(state: DecisionState, rebasing: Rebasing): readonly WhistleEvent[] {
  const { rules, organisations: directory, clock, reason } = rebasing;
  const context = { now: clock.now(), acting: SYSTEM_ACTOR, rules, directory };
  const decision = whistle.decide({ type: 'RebaseDueTimes', reason }, state, context);
  return isRejection(decision) ? [] : decision;
}

async function carriedOut(
  id: string,
  commandId: string,
  { log, rules, organisations, clock, reason }: Rebasing,
): Promise<readonly WhistleEvent[]> {
  const directory = { current: async () => organisations };
  const commands = new WhistleCommands(log, clock, rules, directory);
  const request = new ClockRequest(id, { type: 'RebaseDueTimes', reason }, { commandId });
  const { outcome } = await commands.handle(request);
  if (outcome.outcome === 'accepted') return outcome.events;
  throw new AdminError(outcome.rejection.rejected, `哨 ${id} 未能重新核定`);
}

function movedIn(before: Whistle, data: DueTimesRebased['data']): MovedDueTime[] {
  const { overall, gate } = data;
  const ofWhistle = (clock: DeadlineClock, from: Clock | undefined, to: Clock | undefined) =>
    moved({ summons: 0, department: '', clock }, from, to);
  return [
    ...ofWhistle('overall', before.overall, overall),
    ...(before.gate ? ofWhistle(before.gate.clock, before.gate.due, gate) : []),
    ...data.summonses.flatMap((one) => movedSummons(before, one)),
  ];
}

function movedSummons(
  before: Whistle,
  { summons: no, clocks, ruling }: DueTimesRebased['data']['summonses'][number],
): MovedDueTime[] {
  const summons = before.summonses.find((one) => one.no === no);
  if (!summons) return [];
  const of = { summons: no, department: summons.department };
  const names = Object.keys(clocks) as (keyof typeof clocks)[];
  return [
    ...names.flatMap((clock) => moved({ ...of, clock }, summons.clocks[clock], clocks[clock])),
    ...moved({ ...of, clock: 'ruling' }, pendingDecline(summons)?.ruling, ruling),
  ];
}

const moved = (
  of: Pick<MovedDueTime, 'summons' | 'department' | 'clock'>,
  from: Clock | undefined,
  to: Clock | undefined,
): MovedDueTime[] =>
  from && to ? [{ ...of, from: from.dueAt, to: to.dueAt, provisional: to.provisional }] : [];
