import type { Scorecard } from '../domain/scorecard.js';
import type { ScoredKind } from '../domain/score-rules.js';
import { talk } from '../talks/domain/talk.js';
import * as scene from '../talks/domain/testing/talk-scene.js';
import { cardBy, type CountsByMonth, shipped } from '../testing/scored-month.js';
import { creditFileOf } from './credit-file.js';
import { redBlackLists } from './red-black-list.js';
import { talksDue } from './talks-due.js';

const jiyang = shipped('jiyang-property');
const dated = [{ pack: jiyang, from: '2020-01-01' }];

/** Ten summonses a month, so many of them answered, settled and content: ten times as many points. */
const ten = (good: number) => ({
  summoned: 10,
  dueResponse: 10,
  responded: good,
  dueResolution: 10,
  resolved: good,
  rated: 10,
  satisfied: good,
});
/** The card of a company in a quarter with as many points a month as it says. */
const quarter = (period: string, months: CountsByMonth, department = 'anju'): Scorecard => ({
  ...cardBy({ rules: jiyang, period, months }),
  department,
});
const first = (points: number): CountsByMonth => ({ '2026-01': ten(points / 10) });

/** Cards of one quarter, ranked as a board is. */
function board(totals: Readonly<Record<string, number | null>>, kind: ScoredKind = 'company') {
  const known = Object.values(totals).filter((total) => total !== null);
  return Object.entries(totals).map(([department, total]): Scorecard => {
    const rank = total === null ? null : 1 + known.filter((other) => other > total).length;
    const placed = { rank, boardSize: known.length, belowMinimumSample: total === null };
    return { ...quarter('2026-Q1', first(80), department), kind, total, ...placed };
  });
}
const named = (cards: readonly Scorecard[]) => cards.map(({ department }) => department);
const listOf = (cards: readonly Scorecard[], size: number) => {
  const [list] = redBlackLists(cards, size);
  return [named(list?.red ?? []), named(list?.black ?? [])];
};

describe('given a board of property companies', () => {
  const twelve = board(
    Object.fromEntries('abcdefghijkl'.split('').map((id, index) => [id, 95 - 5 * index])),
  );

  it('when five and five are named, then the best from the top and the last from the bottom', () => {
    expect(listOf(twelve, 5)).toEqual([
      ['a', 'b', 'c', 'd', 'e'],
      ['l', 'k', 'j', 'i', 'h'],
    ]);
  });

  it('when one had too few summonses, then it is on no list', () => {
    expect(listOf(board({ a: 90, few: null, b: 70, c: 50, d: 40 }), 5)).toEqual([
      ['a', 'b'],
      ['d', 'c'],
    ]);
  });

  it('when totals are equal, then all who share a place are named, but nobody on both lists', () => {
    expect(listOf(board({ a: 90, b: 90, c: 80, d: 60, e: 50, f: 50 }), 1)).toEqual([
      ['a', 'b'],
      ['e', 'f'],
    ]);
    expect(listOf(board({ a: 80, b: 80, c: 80 }), 1)).toEqual([[], []]);
    expect(listOf(board({ a: 80 }), 5)).toEqual([[], []]);
  });

  it('when there are several kinds, then each has lists of its own', () => {
    const cards = [...board({ a: 90, b: 60 }), ...board({ x: 70, y: 65 }, 'department')];
    expect(
      redBlackLists(cards, 1).map(({ kind, red, black }) => [kind, red, black].flat()),
    ).toEqual([
      ['company', cards[0], cards[1]],
      ['department', cards[2], cards[3]],
    ]);
  });
});

describe('given the quarter of a company by the rules of 济阳: below 60 there is a talk', () => {
  const ground = { kind: 'score-below', period: '2026-Q1', score: 50, line: 60 } as const;
  const calledAbout = (period: string) =>
    scene.eventsOf([
      scene.call({ ground: { ...ground, period } }),
      scene.contextOf(scene.office, '10 09:00'),
    ]);

  it('when it has 50 points, then it is to be called; at 60 it is not', () => {
    expect(talksDue([quarter('2026-Q1', first(50))], dated, [])).toEqual([
      { organisation: 'anju', ground },
    ]);
    expect(talksDue([quarter('2026-Q1', first(60))], dated, [])).toEqual([]);
  });

  it('when it has been called about that quarter, then it is not named again, unless that was cancelled', () => {
    const card = quarter('2026-Q1', first(50));
    const called = talk.fold(calledAbout('2026-Q1'));
    expect(talksDue([card], dated, [called])).toEqual([]);
    expect(talksDue([card], dated, [talk.fold(calledAbout('2025-Q4'))])).toHaveLength(1);
    expect(talksDue([card], dated, [{ ...called, status: 'cancelled' }])).toHaveLength(1);
    expect(talksDue([card], dated, [{ ...called, organisation: 'other' }])).toHaveLength(1);
  });

  it('when it has a red card and is above the line, then the card is the ground', () => {
    const card = { ...quarter('2026-Q1', first(70)), redCards: ['连续两季黄牌'] };
    expect(talksDue([card], dated, [])).toEqual([
      {
        organisation: 'anju',
        ground: { kind: 'red-card', period: '2026-Q1', note: '连续两季黄牌' },
      },
    ]);
  });
});

describe('given a company with a bad year', () => {
  const months: CountsByMonth = {
    '2026-01': ten(9),
    '2026-04': ten(5),
    '2026-07': ten(5),
  };
  const quarters = ['2026-Q1', '2026-Q2', '2026-Q3'].map((period) => quarter(period, months));
  const held = talk.fold(scene.eventsOf(...scene.held));

  it('when its credit file is opened, then quarters, cards, talks and promises stand in it', () => {
    const year = quarter('2026', months);
    const file = creditFileOf({ quarters, year }, [held], scene.at('19 09:00'));
    expect(file.quarters.map(({ period, total, talk: due }) => [period, total, due])).toEqual([
      ['2026-Q1', 90, false],
      ['2026-Q2', 50, true],
      ['2026-Q3', 50, true],
    ]);
    // (90 + 50 + 50) ÷ 3 = 63.3333…
    expect(file.year?.total).toBe(63.33);
    // 济阳: the second yellow quarter in a row is a red card.
    expect([file.yellowCards, file.redCards]).toEqual([2, 1]);
    expect(file.talks).toEqual({ called: 1, held: 1 });
    // One was due on the 18th, the other on the 20th.
    expect(file.promises).toEqual({ made: 2, kept: 0, broken: 0, overdue: 1 });
  });

  it('when a talk was cancelled, then it is not held against it', () => {
    const cancelled = talk.fold(
      scene.eventsOf(scene.called, [scene.cancel, scene.contextOf(scene.office, '11 09:00')]),
    );
    const file = creditFileOf({ quarters: [] }, [cancelled], scene.at('19 09:00'));
    expect(file).toMatchObject({ year: null, quarters: [], talks: { called: 0, held: 0 } });
  });
});
