import fc from 'fast-check';
import { isRejection } from '#event-sourcing';
import { deadlineCommand } from '../../automation/deadline-commands.js';
import { type Deadline, isDue, runningDeadlines } from '../../domain/running-deadlines.js';
import * as scene from '../../domain/testing/whistle-scene.js';
import type { WhistleCommand } from '../../domain/whistle.js';
import type { Acting } from '../../domain/whistle.context.js';
import {
  CLOCK_NAMES,
  type DeadlineClock,
  unrelatedTo,
  type WhistleEvent,
} from '../../domain/whistle.events.js';
import { evolveWhistle } from '../../domain/whistle.evolve.js';
import { noWhistle, type Whistle } from '../../domain/whistle.state.js';
import { whistle } from '../../domain/whistle.js';

const { centre, chengguan, head, system, xinhua } = scene;
const one = { summons: 1 };
const evidence = [{ reference: 'a.jpg', mediaType: 'image/jpeg' }];
const call = { lead: 'chengguan', assisting: ['gongan'], informed: [] };
const hours = (value: number) => ({ value, unit: '小时' as const });

/** What people may do next; what is refused as things stand changes nothing. */
const MOVES: readonly (readonly [WhistleCommand, Acting])[] = [
  [{ type: 'ApproveWhistle' }, head],
  [{ type: 'ReturnWhistle', reason: '不清' }, head],
  [{ type: 'ResubmitWhistle', note: '已补', ...call }, xinhua],
  [{ type: 'DispatchWhistle', ...call }, centre],
  [scene.acknowledge, chengguan],
  [{ type: 'ContactStreet', ...one, person: '李队' }, chengguan],
  [{ ...scene.arrive, evidence }, chengguan],
  [{ type: 'DisputeArrival', ...one, reason: '无人' }, xinhua],
  [{ type: 'ConfirmArrival', ...one }, xinhua],
  [{ ...scene.report, evidence }, chengguan],
  [scene.sendBack, xinhua],
  [scene.confirm, xinhua],
  [scene.rate, xinhua],
  [scene.pause, centre],
  [scene.resume, centre],
  [{ type: 'DeclineSummons', ...one, reason: '非我', legalBasis: '三定方案' }, chengguan],
  [{ type: 'OverruleDecline', ...one, reason: '是你' }, centre],
  [{ type: 'UpholdDecline', ...one, reason: '另派', replacement: 'shuiwu' }, centre],
  [{ type: 'RequestExtension', ...one, extension: hours(6), reason: '下雨' }, chengguan],
  [{ type: 'GrantExtension', ...one }, centre],
  [scene.withdraw, xinhua],
  [scene.reopen, xinhua],
];

const IGNORES: readonly string[] = unrelatedTo('clocks');

type Turn = { readonly move: number; readonly minutes: number; readonly fire: boolean };
const turns = fc.array(
  fc.record({
    move: fc.nat(MOVES.length - 1),
    minutes: fc.nat(300),
    fire: fc.boolean(),
  }),
  { minLength: 5, maxLength: 25 },
);

/** A game: the log, its state, and what runs by the events that the deadlines are told of. */
class Game {
  events: WhistleEvent[] = [];
  state = whistle.initialState;
  known = noWhistle;
  told: readonly Deadline[] = [];
  now = Date.parse(scene.at('10:00'));

  constructor() {
    this.send(scene.raise({ kind: 'two-way-strict' }), xinhua);
  }

  play({ move, minutes, fire }: Turn): void {
    this.now += minutes * 60_000;
    if (fire) this.fire();
    const [command, by] = MOVES[move]!;
    this.send(command, by);
  }

  /** Whatever is due, and what that brings, until nothing is. */
  fire(): void {
    for (;;) {
      const due = this.running().filter((one) => isDue(one, this.time));
      if (due.length === 0) return;
      for (const deadline of due) this.send(deadlineCommand('x', deadline).command, system);
    }
  }

  get time(): string {
    return new Date(this.now).toISOString();
  }

  running = (): readonly Deadline[] => runningDeadlines(this.state);

  decide(command: WhistleCommand, acting: Acting): readonly WhistleEvent[] {
    const context = { ...scene.by(acting, '10:00'), now: this.time };
    const decision = whistle.decide(command, this.state, context);
    return isRejection(decision) ? [] : decision;
  }

  private send(command: WhistleCommand, acting: Acting): void {
    for (const event of this.decide(command, acting)) {
      this.events.push(event);
      this.state = whistle.evolve(this.state, event);
      this.known = evolveWhistle(this.known, event);
      if (!IGNORES.includes(event.type)) this.told = runningDeadlines(this.known);
    }
  }
}

/** Every clock that the whistle knows, running or not, by the due time it has. */
function clocksOf({ overall, gate, summonses }: Whistle) {
  const own = { overall, review: gate?.due, dispatch: gate?.due };
  const whole = { no: 0, clocks: own, decline: undefined, asks: [] };
  return [whole, ...summonses].flatMap(({ no, asks, ...of }) => [
    ...Object.entries({ ...of.clocks, ruling: of.decline?.ruling }).flatMap(([clock, runs]) =>
      runs ? [{ summons: no, clock: clock as DeadlineClock, dueAt: runs.dueAt }] : [],
    ),
    ...asks.map(({ clock, due: { dueAt } }) => ({ summons: no, clock, dueAt })),
  ]);
}

describe('given any course of things', () => {
  it('when the rows say what is due, then it is what the whistle would fire, all of it and nothing else', () => {
    fc.assert(
      fc.property(turns, (played) => {
        const game = new Game();
        for (const turn of played) {
          game.play(turn);
          const due = game.running().filter((deadline) => isDue(deadline, game.time));
          for (const at of clocksOf(game.state)) {
            for (const [what, type] of [
              ['warn', 'WarnOfDeadline'],
              ['miss', 'MissDeadline'],
            ] as const) {
              const fires = game.decide({ type, ...at }, system).length > 0;
              const said = due.some(
                (d) =>
                  [d.what, d.clock, d.summons, d.dueAt].join(' ') ===
                  [what, at.clock, at.summons, at.dueAt].join(' '),
              );
              expect({ ...at, what, fires: said }).toEqual({ ...at, what, fires });
            }
          }
          for (const at of clocksOf(game.state))
            for (const rung of [0, 1, 2]) {
              const { summons, clock, dueAt } = at;
              const climb = { type: 'ClimbLadder', summons, dueAt, rung } as const;
              const fires = CLOCK_NAMES.filter((name) => name === clock).flatMap((name) =>
                game.decide({ ...climb, clock: name }, system),
              );
              const said = due.filter(
                (d) => d.what === 'rung' && d.rung === rung && d.dueAt === dueAt,
              );
              const ofIt = said.some((d) => d.clock === clock && d.summons === summons);
              expect({ ...at, rung, fires: ofIt }).toEqual({
                ...at,
                rung,
                fires: fires.length > 0,
              });
            }
          for (const { no } of game.state.summonses) {
            const ends = game.decide({ type: 'EndPause', summons: no }, system).length > 0;
            expect(due.some((d) => d.what === 'end-pause' && d.summons === no)).toBe(ends);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('when a clock begins to run again, then no rung of its ladder is due at that moment', () => {
    fc.assert(
      fc.property(turns, (played) => {
        const game = new Game();
        for (const { move, minutes } of played) {
          game.play({ move, minutes, fire: true });
          const last = game.events.at(-1)?.type;
          if (last !== 'ClockResumed' && last !== 'ResolutionSentBack') continue;
          const due = game.running().filter((deadline) => isDue(deadline, game.time));
          expect(due.filter(({ what }) => what === 'rung')).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('when rows are written after the events that bear on clocks, then the others change none', () => {
    fc.assert(
      fc.property(turns, (played) => {
        const game = new Game();
        for (const turn of played) {
          game.play(turn);
          expect(game.told).toEqual(game.running());
        }
      }),
      { numRuns: 200 },
    );
  });
});
