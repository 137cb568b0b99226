import fc from 'fast-check';
import { isRejection } from '#event-sourcing';
import { createWhistleRules } from '../rules/whistle-rules.js';
import { clockLedger } from './clock-ledger.js';
import { clockRun } from './clock-ledger.run.js';
import { elapsedMs, isPaused, nextDue, verdict } from './summons-clocks.js';
import { evolveFacts, noFacts, type WhistleFacts } from './summons-facts.js';
import { stepTakenAt } from './summons-stops.js';
import type { WhistleCommand } from './whistle.commands.js';
import type { Acting, WhistleContext } from './whistle.context.js';
import { CLOCK_NAMES, DEADLINE_CLOCKS, type WhistleEvent } from './whistle.events.js';
import { noWhistle, type Summons, type Whistle } from './whistle.state.js';
import * as scene from './testing/whistle-scene.js';
import { decided, told } from './testing/known-clocks.js';
import { whistle } from './whistle.js';

const { centre, chengguan, gongan, head, system, xinhua } = scene;
const limit = (value: number, unit: '分钟' | '小时' | '工作时' | '工作日' | '自然日') => ({
  value,
  unit,
});
const kinds = [
  {
    ...{ kind: 'natural', name: '自然', levels: ['street'] as const },
    limits: {
      ...{ acknowledge: limit(90, '分钟'), contact: limit(5, '小时'), arrive: limit(1, '自然日') },
      ...{ resolve: limit(40, '小时'), overall: limit(5, '自然日') },
    },
    extension: { most: limit(60, '小时'), by: 'street' as const },
    pause: { by: 'street' as const },
  },
  {
    ...{ kind: 'working', name: '工作', levels: ['street'] as const },
    limits: {
      ...{ acknowledge: limit(1, '工作时'), contact: limit(0, '工作日') },
      ...{ arrive: limit(1, '工作日'), resolve: limit(3, '工作日'), overall: limit(6, '工作日') },
    },
    review: { by: 'street' as const, limit: limit(2, '工作时') },
    dispatch: { by: 'command-centre' as const, limit: limit(1, '工作时') },
    decline: { window: limit(2, '工作日'), ruling: limit(1, '工作日') },
    extension: { most: limit(9, '工作日'), by: 'command-centre' as const },
    pause: { by: 'street' as const, most: limit(2, '工作日') },
    ladder: [{ step: 'reminder' as const, after: limit(0, '工作日') }],
  },
];
/** Days off and worked as they come, so that every game is played in another year. */
const rulesOf = (off: readonly number[], worked: readonly number[]) =>
  createWhistleRules(
    [
      {
        ...{ pack: 'game', version: '1', effectiveFrom: '2026-01-01', source: '测试', kinds },
        workingHours: [
          ['09:00', '12:00'],
          ['13:30', '17:30'],
        ],
      },
    ],
    {
      overrides: {
        source: '随机',
        holidays: off.map(dateOf),
        workdays: worked.filter((day) => !off.includes(day)).map(dateOf),
      },
    },
  );
const dateOf = (day: number) => new Date(Date.UTC(2026, 10, 16 + day)).toISOString().slice(0, 10);

const call = { lead: 'chengguan', assisting: ['gongan'], informed: ['wuye'] };
const one = { summons: 1 };
const evidence = [{ reference: 'a', mediaType: 'image/jpeg' }];
/** What is tried, and by whom; `own`: by the people of the summoned department. */
const tries: readonly (readonly [WhistleCommand, Acting | 'own'])[] = [
  [{ type: 'ApproveWhistle', reviewer: { name: '赵', post: '主任' } }, head],
  [{ type: 'DispatchWhistle', ...call }, centre],
  [{ ...scene.acknowledge }, 'own'],
  [{ type: 'ContactStreet', ...one, person: '李队' }, 'own'],
  [{ ...scene.arrive, evidence }, 'own'],
  [{ type: 'DisputeArrival', ...one, reason: '无人' }, xinhua],
  [{ ...scene.report, evidence }, 'own'],
  [{ ...scene.report, evidence }, 'own'],
  [scene.sendBack, xinhua],
  [scene.confirm, xinhua],
  [scene.confirm, xinhua],
  [scene.pause, xinhua],
  [scene.pause, xinhua],
  [scene.resume, xinhua],
  [{ type: 'RequestExtension', ...one, extension: limit(3, '工作日'), reason: '待料' }, 'own'],
  [{ type: 'RequestExtension', ...one, extension: limit(7, '小时'), reason: '待料' }, 'own'],
  [{ type: 'GrantExtension', ...one }, centre],
  [{ type: 'RefuseExtension', ...one, reason: '不必' }, centre],
  [{ type: 'DeclineSummons', ...one, reason: '非职责', legalBasis: '清单' }, 'own'],
  [{ type: 'OverruleDecline', ...one, reason: '属其职责' }, centre],
  [{ type: 'UpholdDecline', ...one, reason: '另派', replacement: 'shuiwu' }, centre],
  [{ type: 'ReplaceDepartment', ...one, replacement: 'shuiwu', reason: '改派' }, xinhua],
  [{ type: 'EndPause', ...one }, system],
  [{ type: 'RebaseDueTimes', reason: '通知' }, system],
  [scene.close, xinhua],
  [scene.withdraw, xinhua],
  [scene.reopen, xinhua],
];
const turn = fc.record({
  // The end comes soon enough: what is tried mostly is what goes on before it.
  tried: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...tries.slice(0, -3)) },
    { weight: 1, arbitrary: fc.constantFrom(...tries.slice(-3)) },
  ),
  stranger: fc.nat(9).map((n) => (n === 0 ? gongan : undefined)),
  summons: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 4 })),
  minutes: fc.oneof(fc.nat(90), fc.nat(600), fc.nat(2500)),
});
const game = fc.record({
  kind: fc.constantFrom('natural', 'working'),
  off: fc.uniqueArray(fc.nat(60), { maxLength: 15 }),
  worked: fc.uniqueArray(fc.nat(60), { maxLength: 8 }),
  /** Whether it is reviewed and dispatched at once, or by chance. */
  sounded: fc.boolean(),
  turns: fc.array(turn, { minLength: 10, maxLength: 60, size: 'max' }),
});
type Game = typeof game extends fc.Arbitrary<infer T> ? T : never;

interface Position {
  readonly state: Whistle;
  readonly facts: WhistleFacts;
  readonly events: readonly WhistleEvent[];
  readonly now: string;
}
type Look = (after: Position, before: Position, context: WhistleContext) => void;

/** The people of a department. */
const peopleOf = (department = 'chengguan'): Acting => ({
  ...chengguan,
  organisation: department,
});

/** Plays a game by the rules and looks at every position; tries that are refused are no moves. */
function play({ kind, off, worked, sounded, turns }: Game, look: Look): Position {
  const rules = rulesOf(off, worked);
  let now = Date.parse(scene.at('10:00'));
  let before: Position = { state: noWhistle, facts: noFacts, events: [], now: scene.at('10:00') };
  const step = (command: WhistleCommand, acting: Acting) => {
    const context = { ...scene.by(acting, '10:00'), now: new Date(now).toISOString(), rules };
    const decision = whistle.decide(command, before.state, context);
    const news = isRejection(decision) ? [] : decision;
    const after: Position = {
      state: news.reduce(whistle.evolve, before.state),
      facts: news.reduce(evolveFacts, before.facts),
      events: [...before.events, ...news],
      now: context.now,
    };
    look(after, before, context);
    before = after;
  };
  step(scene.raise({ kind, ...call }), xinhua);
  if (sounded) for (const [command, by] of tries.slice(0, 2)) step(command, by as Acting);
  for (const { tried, stranger, summons, minutes } of turns) {
    now += minutes * 60_000;
    const [command, by] = tried;
    const own = peopleOf(before.state.summonses[summons - 1]?.department);
    const asked = 'summons' in command ? ({ ...command, summons } as WhistleCommand) : command;
    step(asked, by === 'own' ? (stranger ?? own) : by);
  }
  return before;
}
const nothing: Look = () => undefined;

function runsForward(after: Summons, before: Summons | undefined): boolean {
  return CLOCK_NAMES.every((name) => {
    const clock = after.clocks[name];
    if (!clock) return before?.clocks[name] === undefined;
    const { dueAt, warnAt = '', missAt = dueAt } = clock;
    const old = before?.clocks[name] ?? clock;
    const sameLimit = old.limit.value === clock.limit.value && old.limit.unit === clock.limit.unit;
    return [warnAt < dueAt, dueAt <= missAt, dueAt >= old.dueAt, sameLimit].every(Boolean);
  });
}

/** Every clock that a whistle has, with its ledger. */
function ledgersOf({ events, facts, now }: Position, rules: ReturnType<typeof rulesOf>) {
  const keys = [0, ...facts.summonses.map(({ no }) => no)].flatMap((summons) =>
    DEADLINE_CLOCKS.map((clock) => ({ summons, clock })),
  );
  return keys.flatMap((key) => {
    const run = clockRun(events, key, now);
    const calendar = run && rules.calendarOf(run.rule, run.startedAt);
    if (!run || !calendar) return [];
    const fact = facts.summonses[key.summons - 1];
    const name = CLOCK_NAMES.find((one) => one === key.clock);
    return [{ run, ledger: clockLedger(run, calendar), of: fact && name && { fact, name } }];
  });
}

const runs = { numRuns: 100 };
const HOUR = 3_600_000;

describe('given random games over random calendars', () => {
  it('when many are played, then everything happens that can befall a clock', () => {
    const games = fc.sample(game, { numRuns: 150, seed: 20261122 });
    const seen = new Set(games.flatMap((one) => play(one, nothing).events.map(({ type }) => type)));
    const all: WhistleEvent['type'][] = [
      ...(['WhistleApproved', 'WhistleDispatched', 'ClockPaused', 'ClockResumed'] as const),
      ...(['ExtensionGranted', 'ExtensionRefused', 'SummonsDeclined', 'DeclineUpheld'] as const),
      ...(['DeclineOverruled', 'DepartmentReplaced', 'ArrivalDisputed'] as const),
      ...(['ResolutionSentBack', 'ResolutionConfirmed', 'WhistleWithdrawn'] as const),
      'WhistleReopened',
    ];
    expect(all.filter((type) => !seen.has(type))).toEqual([]);
  });

  it('when state and facts fold the same events, then they agree on every clock', () => {
    fc.assert(
      fc.property(game, (played) => {
        const look: Look = ({ state, facts }) => {
          expect(told(facts)).toEqual(decided(state));
        };
        play(played, look);
      }),
      runs,
    );
  });

  it('when clocks move, then warning < due ≤ miss, none runs backwards and none loses its limit', () => {
    fc.assert(
      fc.property(game, (played) => {
        play(played, ({ state, now }, before, { rules }) => {
          const overall = rules.kindAt(state.kind, now)?.overall;
          const forward = state.summonses.map((s, i) => runsForward(s, before.state.summonses[i]));
          expect(forward).not.toContain(false);
          if (before.state.status === 'none') return;
          const isReopened = before.state.status !== 'open' && state.status === 'open';
          if (!isReopened) expect(state.overall).toBe(before.state.overall);
          else expect([state.overallSince, state.overall]).toEqual([now, overall]);
        });
      }),
      runs,
    );
  });

  it('when a department is called, then its clocks are its own, whatever was spent before', () => {
    fc.assert(
      fc.property(game, (played) => {
        play(played, ({ state }, before, { rules }) => {
          for (const summons of state.summonses.slice(before.state.summonses.length)) {
            const fresh = rules.kindAt(state.kind, summons.summonedAt)?.clocks;
            expect(summons.clocks).toEqual(summons.role === 'informed' ? {} : fresh);
          }
        });
      }),
      runs,
    );
  });

  it('when a due time is counted anew on the same days, then it is the same', () => {
    fc.assert(
      fc.property(game, (played) => {
        const rules = rulesOf(played.off, played.worked);
        for (const summons of play(played, nothing).state.summonses)
          for (const name of CLOCK_NAMES) {
            const { rule, clocks, moves, summonedAt } = summons;
            const clock = clocks[name];
            const stop = stepTakenAt(summons, name);
            const own = moves.filter((one) =>
              one.move === 'pause' ? !stop || one.to <= stop : name === 'resolve',
            );
            if (clock) expect(rules.rebase(clock, rule, summonedAt, own)).toEqual(clock);
          }
      }),
      { numRuns: 300 },
    );
  });

  it('when minutes are accounted for, then they are all there: counted, left, paused and elapsed', () => {
    fc.assert(
      fc.property(game, (played) => {
        const rules = rulesOf(played.off, played.worked);
        for (const { run, ledger, of } of ledgersOf(play(played, nothing), rules)) {
          const { natural, counted, paused, allowance, remaining = NaN } = ledger;
          expect(natural).toBe(Date.parse(run.until) - Date.parse(run.startedAt));
          if (allowance !== undefined) expect(counted + remaining).toBe(allowance);
          if (!of || run.state !== 'stopped') continue;
          expect(natural - paused).toBe(elapsedMs(of.fact, of.name));
          const late = ledger.segments.some(({ overdue }) => overdue);
          if (allowance !== undefined) expect(verdict(of.fact, of.name) === 'late').toBe(late);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('when a limit is in hours, then what it gives is that, with extensions, and no minute more', () => {
    fc.assert(
      fc.property(game, (played) => {
        const natural = { ...played, kind: 'natural' as const };
        const rules = rulesOf(played.off, played.worked);
        for (const { ledger, of } of ledgersOf(play(natural, nothing), rules)) {
          if (of?.name !== 'resolve') continue;
          const granted = of.fact.extensions.filter(({ outcome }) => outcome === 'granted');
          const hours = granted.reduce((sum, { extension }) => sum + extension.value, 40);
          expect(ledger.allowance).toBe(hours * HOUR);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('when a clock stands still, then nothing of it is due', () => {
    fc.assert(
      fc.property(game, (played) => {
        play(played, ({ facts }) => {
          const still = facts.summonses.filter(isPaused);
          expect(still.every((summons) => nextDue(summons, facts) === undefined)).toBe(true);
        });
      }),
      runs,
    );
  });
});
