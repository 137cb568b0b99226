import type { Decision } from '#event-sourcing';
import type { RebaseDueTimes } from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type Clocks,
  type WhistleEvent,
} from './whistle.events.js';
import { isDone } from './whistle.deadlines.js';
import { whenOpen, whenSystem } from './whistle.guards.js';
import type { WhistleRejection } from './whistle.rejections.js';
import { mustResolve, type Summons, type Whistle } from './whistle.state.js';

const moved = (from: Clock, to: Clock): boolean =>
  from.dueAt !== to.dueAt || from.provisional !== to.provisional;

/**
 * The provisional clocks of a summons that come out otherwise on the days known now. Whoever has
 * taken the step is judged by the due time that was told: no notice makes it late afterwards.
 */
function rebasedClocks(summons: Summons, { rules }: WhistleContext): Clocks {
  const entries = CLOCK_NAMES.flatMap((name): [ClockName, Clock][] => {
    const clock = summons.clocks[name];
    if (!clock?.provisional || isDone(summons, name)) return [];
    const anew = rules.rebase(clock, summons.rule, summons.summonedAt, summons.moves);
    return moved(clock, anew) ? [[name, anew]] : [];
  });
  return Object.fromEntries(entries);
}

function rebasedOverall(state: Whistle, { rules }: WhistleContext): Clock | undefined {
  const { overall } = state;
  if (!overall?.provisional) return undefined;
  const anew = rules.rebase(overall, state.rule, state.raisedAt, []);
  return moved(overall, anew) ? anew : undefined;
}

/** Provisional due times on the days that are known now; quiet where none comes out otherwise. */
export function rebaseDueTimes(
  { reason }: RebaseDueTimes,
  state: Whistle,
  context: WhistleContext,
): Decision<WhistleEvent, WhistleRejection> {
  const refused = whenSystem(context);
  if (refused) return refused;
  if (whenOpen(state)) return [];
  const overall = rebasedOverall(state, context);
  const summonses = state.summonses
    .filter((s) => mustResolve(s) && s.resolution !== 'confirmed')
    .map((s) => ({ summons: s.no, clocks: rebasedClocks(s, context) }))
    .filter(({ clocks }) => Object.keys(clocks).length > 0);
  if (!overall && summonses.length === 0) return [];
  const data = { at: context.now, reason, ...(overall && { overall }), summonses };
  return [{ type: 'DueTimesRebased', data }];
}
