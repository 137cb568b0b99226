import fc from 'fast-check';
import { verdict } from './summons-clocks.js';
import { stopTimeOf } from './summons-stops.js';
import type { Summons } from './summons.state.js';
import { game, type Look, play } from './testing/whistle-game.js';
import { CLOCK_NAMES } from './whistle.events.js';

/** What appeals leave alone: where the matter stands, and all that was recorded. */
const recordOf = ({ released, releasedAt, confirmedAt, decline, ...summons }: Summons) => [
  ...[released, releasedAt, confirmedAt, decline, summons.clocks, summons.asks, summons.pauses],
  ...[summons.acknowledgedAt, summons.contactedAt, summons.arrivedAt, summons.reportedAt],
];

const isWorse = (before: string | undefined, after: string | undefined): boolean =>
  after === 'late' && before !== 'late' && before !== 'open';

const runs = { numRuns: 150 };

describe('given random games in which departments contest', () => {
  it('when an appeal is filed, withdrawn or decided, then nothing is reopened and no record changes', () => {
    let appeals = 0;
    const look: Look = ({ state, events }, before) => {
      if (!events.at(-1)?.type.startsWith('Appeal')) return;
      appeals += 1;
      expect([state.status, state.stage]).toEqual([before.state.status, before.state.stage]);
      expect(state.summonses.map(recordOf)).toEqual(before.state.summonses.map(recordOf));
    };
    fc.assert(
      fc.property(game, (played) => void play(played, look)),
      runs,
    );
    expect(appeals).toBeGreaterThan(0);
  });

  it('when one is upheld, then no clock of the department comes out worse', () => {
    const look: Look = ({ state, events }, before) => {
      if (events.at(-1)?.type !== 'AppealUpheld') return;
      for (const [index, summons] of state.summonses.entries()) {
        const known = before.state.summonses[index]!;
        const worse = CLOCK_NAMES.filter((clock) =>
          isWorse(verdict(known, clock), verdict(summons, clock)),
        );
        expect(worse).toEqual([]);
      }
    };
    fc.assert(
      fc.property(game, (played) => void play(played, look)),
      runs,
    );
  });

  it('when one was decided, then that stands, whatever comes later', () => {
    const look: Look = ({ state }, before) => {
      for (const [index, known] of before.state.summonses.entries()) {
        const summons = state.summonses[index]!;
        for (const clock of CLOCK_NAMES) {
          const corrected = known.corrected[clock];
          if (corrected !== undefined) expect(stopTimeOf(summons, clock)).toBe(corrected);
        }
        if (known.excused) expect(summons.excused).toBe(true);
        if (known.excluded) expect(summons.excluded).toBe(known.excluded);
        const decided = known.appeals.filter(({ outcome }) => outcome !== 'pending');
        expect(summons.appeals.filter(({ no }) => decided.some((one) => one.no === no))).toEqual(
          decided,
        );
      }
    };
    fc.assert(
      fc.property(game, (played) => void play(played, look)),
      runs,
    );
  });

  it('when appeals wait, then at most one for each matter of a summons', () => {
    const look: Look = ({ state }) => {
      for (const { appeals } of state.summonses) {
        const waiting = appeals.filter(({ outcome }) => outcome === 'pending');
        const matters = waiting.map(({ contested }) =>
          contested.subject === 'timestamp' ? contested.clock : contested.subject,
        );
        expect(new Set(matters).size).toBe(matters.length);
      }
    };
    fc.assert(
      fc.property(game, (played) => void play(played, look)),
      runs,
    );
  });
});
