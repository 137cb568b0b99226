import fc from 'fast-check';
import { isRejection } from '#event-sourcing';
import type { WhistleCommand } from './whistle.js';
import { CLOCK_NAMES, SUMMONS_ROLES, type WhistleEvent } from './whistle.events.js';
import { WHISTLE_REJECTIONS } from './whistle.rejections.js';
import { isUnresolved, type Summons } from './summons.state.js';
import type { Whistle } from './whistle.state.js';
import * as scene from './testing/whistle-scene.js';
import { whistle } from './whistle.js';

const { centre, chengguan, gongan, guangming, heping, xinhua } = scene;
const who = fc.constantFrom(
  xinhua,
  xinhua,
  heping,
  guangming,
  centre,
  chengguan,
  chengguan,
  gongan,
);
const department = fc.constantFrom('chengguan', 'gongan', 'shuiwu', 'nobody');
const onSummons = fc.constantFrom(
  ...[scene.acknowledge, scene.arrive, scene.report, scene.confirm, scene.sendBack, scene.rate],
  ...[scene.pause, scene.resume],
  { type: 'ConfirmArrival', summons: 1 } as const,
  { type: 'DisputeArrival', summons: 1, reason: '无人' } as const,
  { type: 'WithdrawDepartment', summons: 1, reason: '无需' } as const,
);
const command: fc.Arbitrary<WhistleCommand> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(onSummons, fc.integer({ min: 1, max: 4 }))
      .map(([c, summons]) => ({ ...c, summons })),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('SummonDepartment' as const),
      department,
      role: fc.constantFrom(...SUMMONS_ROLES),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(department, fc.integer({ min: 1, max: 4 }))
      .map(([replacement, summons]) => ({
        type: 'ReplaceDepartment' as const,
        summons,
        replacement,
        reason: '职责',
      })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(scene.close, scene.withdraw, scene.reopen, scene.raise()),
  },
);
/** Minutes since the step before; servers' clocks differ, so time may seem to go back. */
const step = fc.record({ command, who, minutes: fc.integer({ min: -5, max: 900 }) });
const kind = fc.constantFrom('routine', 'working', 'desk');

type Played = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Plays whatever comes, as it comes; a refusal changes nothing. */
function play(of: string, steps: readonly Played[], look: Look): WhistleEvent[] {
  const log: WhistleEvent[] = [];
  let now = Date.parse(scene.at('10:00'));
  let state = whistle.initialState;
  const all = [{ command: scene.raise({ kind: of }), who: xinhua, minutes: 0 }, ...steps];
  for (const { command, who, minutes } of all) {
    now += minutes * 60_000;
    const context = { ...scene.by(who, '10:00'), now: new Date(now).toISOString() };
    const decision = whistle.decide(command, state, context);
    if (isRejection(decision)) {
      expect(WHISTLE_REJECTIONS).toContain(decision.rejected);
      continue;
    }
    const next = decision.reduce(whistle.evolve, state);
    look(state, next, decision);
    log.push(...decision);
    state = next;
  }
  expect(scene.stateOf(log)).toEqual(state);
  return log;
}
type Look = (before: Whistle, after: Whistle, events: readonly WhistleEvent[]) => void;

function runsForward(before: Summons, after: Summons | undefined): void {
  expect(after?.summonedAt).toBe(before.summonedAt);
  for (const name of CLOCK_NAMES) {
    const due = [before, after].map((summons) => summons?.clocks[name]?.dueAt ?? '');
    expect(due).toEqual([...due].sort());
  }
}

const nothing: Look = () => undefined;

describe('given any commands in any order by anybody', () => {
  const steps = fc.array(step, { maxLength: 40 });

  it('when they are played, then none throws and the log folds to the state', () => {
    fc.assert(fc.property(kind, steps, (of, all) => void play(of, all, nothing)));
  });

  it('when the log is read back from JSON, then it folds to the same state', () => {
    fc.assert(
      fc.property(kind, steps, (of, all) => {
        const log = play(of, all, nothing);
        const read = JSON.parse(JSON.stringify(log)) as WhistleEvent[];
        expect(scene.stateOf(read)).toEqual(scene.stateOf(log));
      }),
    );
  });

  it('when time passes, then events are in order and no clock runs backwards', () => {
    const look: Look = (before, after) => {
      for (const [index, summons] of before.summonses.entries())
        runsForward(summons, after.summonses[index]);
      // A reopening starts it anew.
      const goesOn = before.status !== 'none' && after.reopened === before.reopened;
      if (goesOn) expect(after.overall).toEqual(before.overall);
    };
    fc.assert(
      fc.property(kind, steps, (of, all) => {
        const times = play(of, all, look).map((event) => event.data.at);
        expect(times).toEqual([...times].sort());
      }),
    );
  });

  it('when it is settled, then nobody who had to resolve was left open', () => {
    const look: Look = (_, after, events) => {
      const unresolved = after.summonses.filter(isUnresolved);
      expect(unresolved.filter(({ role }) => role === 'lead').length).toBeLessThanOrEqual(1);
      const closed = events.some(({ type }) => type === 'WhistleClosed');
      if (closed) expect(unresolved).toEqual([]);
    };
    fc.assert(fc.property(kind, steps, (of, all) => void play(of, all, look)));
  });
});
