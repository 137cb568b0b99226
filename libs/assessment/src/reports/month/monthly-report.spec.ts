import type { NamedScores } from '../../read/scorecards/scorecards.query.js';
import { boardsOf, classTableOf } from './monthly-report.js';
import { noDemand } from '../demand-statistics/demand-run.js';

type Card = NamedScores['cards'][number];

const rule = {
  pack: 'three-rates',
  version: '1',
  name: '三率',
  effectiveFrom: '2026-01-01',
  digest: 'd',
};

/** A card with a total; one without a rank had too small a sample. */
const card = (department: string, total: number, rank: number | null): Card => ({
  department,
  departmentName: department,
  succeededBy: [],
  kind: 'department',
  period: '2026-10',
  rule,
  indicators: [],
  base: 0,
  fullMarks: 100,
  weightCounted: 100,
  total,
  rescaled: false,
  notYetDue: 0,
  awaitingStreet: 0,
  excluded: 0,
  sample: rank === null ? 3 : 30,
  pooledMonths: [],
  pooledSample: 30,
  minimumSample: 10,
  belowMinimumSample: rank === null,
  interim: false,
  parts: [],
  band: null,
  talk: false,
  yellowCards: [],
  redCards: [],
  payScore: null,
  rank,
  boardSize: 6,
  pay: null,
});

const names = (cards: readonly Card[] = []) => cards.map(({ department }) => department);

describe('given the cards of a month', () => {
  const six = [
    card('a', 99, 1),
    card('b', 95, 2),
    card('c', 95, 2),
    card('d', 90, 4),
    card('e', 80, 5),
    card('f', 80, 5),
    card('tiny', 0, null),
  ];

  it('when two are listed, then equal totals stand together, and nobody on both lists', () => {
    const [board] = boardsOf({ cards: six }, 2);
    expect(names(board?.red)).toEqual(['a', 'b', 'c']);
    expect(names(board?.black)).toEqual(['f', 'e']);
    expect(names(board?.unranked)).toEqual(['tiny']);
  });

  it('when all that are ranked are equal, then all are first, and nobody is last', () => {
    const equal = ['a', 'b', 'c', 'd'].map((id) => card(id, 90, 1));
    const [board] = boardsOf({ cards: equal }, 2);
    expect(names(board?.red)).toEqual(['a', 'b', 'c', 'd']);
    expect(board?.black).toEqual([]);
  });

  it('when fewer than twice as many are ranked, then there are no lists', () => {
    const [board] = boardsOf({ cards: six.slice(0, 5) }, 3);
    expect([board?.red, board?.black]).toEqual([[], []]);
    expect(names(board?.ranked)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('when there are several kinds, then each has a board, departments first', () => {
    const company: Card = { ...card('公司', 60, 1), kind: 'company' };
    const boards = boardsOf({ cards: [company, ...six] }, 2);
    expect(boards.map(({ kind }) => kind)).toEqual(['department', 'company']);
  });
});

describe('given what was raised by class', () => {
  it('when a code has no main class, then it is counted as such, and nothing is lost', () => {
    const of = (channel: string, category: string, raised: number) => ({
      ...noDemand(),
      channel,
      category,
      raised,
    });
    const byClass = [of('wechat', '0203', 2), of('petition', '99', 1), of('wechat', '0201', 3)];
    expect(classTableOf({ byClass })).toEqual({
      channels: ['wechat', 'petition'],
      rows: [
        { code: '02', name: '道路交通', of: '部件', counts: [5, 0], total: 5 },
        { code: '', name: '未归类', of: '', counts: [0, 1], total: 1 },
      ],
      totals: [5, 1],
      total: 6,
    });
  });
});
