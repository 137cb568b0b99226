import { type RatingFact, identicalRatings, retaliatoryRatings } from './rating-signals.js';

const at = (day: number, hour = 9): string => new Date(Date.UTC(2026, 9, day, hour)).toISOString();

const rating = (day: number, scores: string, fields: Partial<RatingFact> = {}): RatingFact => ({
  whistle: `w-${day}-${scores.replaceAll(' ', '')}`,
  street: '新华街道',
  department: '城管局',
  at: at(day),
  scores,
  ...fields,
});
const days = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('given a street that gives every department the same scores', () => {
  const same = days(12).map((day) => rating(day, '5 5 5 5'));

  it('when there are enough, then it is a signal with its figures and the latest whistles', () => {
    expect(identicalRatings(same, 10)).toEqual([
      {
        kind: 'identical-ratings',
        street: '新华街道',
        department: null,
        subject: '5 5 5 5',
        figures: [
          { name: '评分次数', value: 12 },
          { name: '相同次数', value: 12 },
        ],
        whistles: days(12)
          .reverse()
          .map((day) => `w-${day}-5555`),
        total: 12,
      },
    ]);
  });

  it('when there are few, or it tells departments apart, then it is none', () => {
    expect(identicalRatings(same.slice(0, 9), 10)).toEqual([]);
    const mixed = [...same, rating(20, '4 4 3 5')];
    expect(identicalRatings(mixed, 10)).toEqual([]);
    // 20 of 21 are the same: 95.2 %.
    const nearly = [...days(20).map((day) => rating(day, '5 5 5 5')), rating(21, '4 4 4 4')];
    expect(identicalRatings(nearly, 10)).toMatchObject([{ total: 20 }]);
  });
});

describe('given a street that rates low after a department declined', () => {
  const WEEK = 7 * 86_400_000;
  const frictions = [{ street: '新华街道', department: '城管局', at: at(10) }];
  const low = [rating(11, '1 2 1 1'), rating(12, '2 2 2 2')];
  const usual = days(8).map((day) => rating(day, '4 4 4 4', { department: '水务局' }));

  it('when that is twice its usual share, then it is a signal with both shares', () => {
    const late = rating(25, '5 5 5 5');
    expect(retaliatoryRatings([...usual, ...low, late], frictions, WEEK)).toMatchObject([
      {
        street: '新华街道',
        department: '城管局',
        figures: [
          { name: '争议后评分次数', value: 2 },
          { name: '其中低分次数', value: 2 },
          { name: '争议后低分率（%）', value: 100 },
          { name: '该街道平时评分次数', value: 9 },
          { name: '该街道平时低分率（%）', value: 0 },
        ],
        total: 2,
      },
    ]);
  });

  it('when the street rates low anyway, once alone, or before, then it is none', () => {
    const strict = usual.map((one) => ({ ...one, scores: '2 2 2 2' }));
    expect(retaliatoryRatings([...strict, ...low], frictions, WEEK)).toEqual([]);
    expect(retaliatoryRatings([...usual, ...low.slice(1)], frictions, WEEK)).toEqual([]);
    const earlier = [rating(8, '1 1 1 1'), rating(9, '1 1 1 1')];
    expect(retaliatoryRatings([...usual, ...earlier], frictions, WEEK)).toEqual([]);
  });

  it('when the quarrel was with another department or street, then it is none', () => {
    for (const other of [{ department: '水务局' }, { street: '光明街道' }])
      expect(
        retaliatoryRatings([...usual, ...low], [{ ...frictions[0]!, ...other }], WEEK),
      ).toEqual([]);
  });
});
