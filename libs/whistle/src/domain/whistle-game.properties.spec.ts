import fc from 'fast-check';
import { type ClockLedger, clockLedger } from './clock-ledger.js';
import { clockEvents, type LedgerEffect } from './clock-ledger.events.js';
import { clockRun, type ClockState } from './clock-ledger.run.js';
import { elapsedMs, isWronglyCalled, nextDue, verdict, type Verdict } from './summons-clocks.js';
import { stepTimeOf, stopTimeOf } from './summons-stops.js';
import { isDeemedVerified, openAsksOf } from './summons.asks.js';
import { CLOCK_NAMES, DEADLINE_CLOCKS, type WhistleEvent } from './whistle.events.js';
import { grantedExtensionsOf, isPaused, type Summons } from './summons.state.js';
import { knownClocks } from './testing/known-clocks.js';
import { rulesOf } from './testing/game-rules.js';
import { game, type Look, nothing, play, type Position } from './testing/whistle-game.js';

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
function ledgersOf({ events, state, now }: Position, rules: ReturnType<typeof rulesOf>) {
  const keys = [0, ...state.summonses.map(({ no }) => no)].flatMap((summons) =>
    DEADLINE_CLOCKS.map((clock) => ({ summons, clock })),
  );
  return keys.flatMap((key) => {
    const run = clockRun(events, key, now);
    const calendar = run && rules.calendarOf(run.rule, run.startedAt);
    if (!run || !calendar) return [];
    const fact = state.summonses[key.summons - 1];
    const name = CLOCK_NAMES.find((one) => one === key.clock);
    const of = fact && name && { fact, name };
    return [{ run, ledger: clockLedger(run, calendar), of, told: clockEvents(events, key) }];
  });
}

const runs = { numRuns: 100 };
const HOUR = 3_600_000;

/** What the minutes of a clock that stopped say of it. */
function verdictBy({ segments }: ClockLedger, summons: Summons): Verdict {
  if (isWronglyCalled(summons)) return 'excused';
  return segments.some(({ overdue }) => overdue) ? 'late' : 'onTime';
}

describe('given random games over random calendars', () => {
  it('when many are played, then everything happens that can befall a clock', () => {
    const games = fc.sample(game, { numRuns: 400, seed: 20261122 });
    const seen = new Set(games.flatMap((one) => play(one, nothing).events.map(({ type }) => type)));
    const all: WhistleEvent['type'][] = [
      ...(['WhistleApproved', 'WhistleDispatched', 'ClockPaused', 'ClockResumed'] as const),
      ...(['ExtensionGranted', 'ExtensionRefused', 'SummonsDeclined', 'DeclineUpheld'] as const),
      ...(['DeclineOverruled', 'DepartmentReplaced', 'ArrivalDisputed'] as const),
      ...(['ResolutionSentBack', 'ResolutionConfirmed', 'WhistleWithdrawn'] as const),
      ...(['ResolutionDeemedVerified', 'ArrivalConfirmed', 'DepartmentRated'] as const),
      ...(['AppealFiled', 'AppealWithdrawn', 'AppealUpheld', 'AppealRejected'] as const),
      'WhistleReopened',
    ];
    expect(all.filter((type) => !seen.has(type))).toEqual([]);
  });

  it('when read models fold it, then every clock is as it is decided on', () => {
    fc.assert(
      fc.property(game, (played) => {
        const look: Look = ({ state, known, now }) => {
          expect(knownClocks(known, now)).toEqual(knownClocks(state, now));
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
            const stop = stepTimeOf(summons, name);
            const own = moves.filter((one) =>
              one.move === 'pause' ? !stop || one.to <= stop : name === 'resolve',
            );
            // A time that was corrected later moved no clock when it should have.
            if (clock && !summons.corrected[name])
              expect(rules.rebase(clock, rule, summonedAt, own)).toEqual(clock);
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
          if (allowance === undefined) continue;
          expect(verdict(of.fact, of.name)).toBe(verdictBy(ledger, of.fact));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('when a clock is explained, then its events lead from its start to how it stands', () => {
    const lasts: Readonly<Record<ClockState, readonly LedgerEffect[]>> = {
      running: ['started', 'resumed', 'restarted'],
      // An arrival in a pause may be disputed.
      paused: ['paused', 'restarted'],
      reported: ['reported'],
      stopped: ['stopped', 'corrected'],
      released: ['released'],
    };
    fc.assert(
      fc.property(game, (played) => {
        const rules = rulesOf(played.off, played.worked);
        for (const { run, told } of ledgersOf(play(played, nothing), rules)) {
          const start = told.findLast(({ effect }) => effect === 'started');
          expect(start?.event.data.at).toBe(run.startedAt);
          const dues = told.slice(1).map(({ dueBefore }) => dueBefore);
          expect(dues).toEqual(told.slice(0, -1).map(({ dueAfter }) => dueAfter));
          expect(told.at(-1)?.dueAfter).toBe(run.dueAt);
          const last = told.findLast(({ effect }) => effect !== 'moved' && effect !== 'excused');
          expect(lasts[run.state]).toContain(last?.effect);
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
          // A time that was corrected later stopped no clock when it should have: pauses after it moved it.
          if (of?.name !== 'resolve' || of.fact.corrected.resolve) continue;
          const hours = grantedExtensionsOf(of.fact).reduce((sum, { value }) => sum + value, 40);
          expect(ledger.allowance).toBe(hours * HOUR);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('when the street is asked, then its clock runs from there by the rules of the summons, whatever befalls it', () => {
    fc.assert(
      fc.property(game, (played) => {
        play(played, ({ state }, before, { rules }) => {
          for (const [index, { asks, rule, confirmedAt }] of state.summonses.entries()) {
            const known = before.state.summonses[index]?.asks ?? [];
            for (const { at, due } of asks.slice(known.length))
              expect(due).toEqual(rules.start(due.limit, rule, at));
            for (const [place, ask] of known.entries()) expect(asks[place]?.due).toEqual(ask.due);
            const waiting = openAsksOf({ asks }).map(({ clock }) => clock);
            expect(new Set(waiting).size).toBe(waiting.length);
            if (confirmedAt !== undefined) expect(waiting).not.toContain('verify');
          }
        });
      }),
      runs,
    );
  });

  it('when the street is silent, then the department is judged as by a confirmation at any other time', () => {
    fc.assert(
      fc.property(game, (played) => {
        play(played, ({ state }) => {
          for (const summons of state.summonses.filter(isDeemedVerified)) {
            // A time that an appeal has corrected counts instead of the one on record.
            const { corrected, reportedAt } = summons;
            expect(stopTimeOf(summons, 'resolve')).toBe(corrected?.resolve ?? reportedAt);
            const later = { ...summons, confirmedAt: summons.changedAt };
            expect(verdict(summons, 'resolve')).toBe(verdict(later, 'resolve'));
          }
        });
      }),
      runs,
    );
  });

  it('when a clock stands still, then nothing of it is due', () => {
    fc.assert(
      fc.property(game, (played) => {
        play(played, ({ state }) => {
          const still = state.summonses.filter(isPaused);
          expect(still.every((summons) => nextDue(summons, state) === undefined)).toBe(true);
        });
      }),
      runs,
    );
  });
});
