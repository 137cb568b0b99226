import { refuseUnlessDate, refuseUnlessMonth, refuseUnlessPeriod } from './period-input.js';

const refused = (extensions: object) => expect.objectContaining({ extensions });
const invalid = (field: string, code: string) =>
  refused(
    expect.objectContaining({
      code: 'INVALID_INPUT',
      field,
      violations: [expect.objectContaining({ field, code })],
    }),
  );

describe('given a period somebody asks about', () => {
  it('when it is one, then it is accepted, open at either end too', () => {
    for (const [from, to] of [
      ['2026-11-01', '2026-11-30'],
      ['2026-11-01', '2026-11-01'],
      ['2028-02-29', undefined],
      [undefined, '2026-11-30'],
      [undefined, undefined],
    ])
      expect(() => refuseUnlessPeriod(from, to)).not.toThrow();
  });

  it.each([
    ['2026-02-30', '2026-11-30', 'from', 'DATE_INVALID'],
    ['2026-02-01', '2026-11-31', 'to', 'DATE_INVALID'],
    ['2026-2-1', undefined, 'from', 'DATE_INVALID'],
    ['2026-11-30', '2026-11-01', 'to', 'PERIOD_INVALID'],
  ])('when it is %s to %s, then %s is refused as %s', (from, to, field, code) => {
    const asked = () => refuseUnlessPeriod(from, to);
    expect(asked).toThrow(invalid(field, code) as unknown as Error);
  });

  it('when a day or month cannot be, then its own field is named', () => {
    expect(() => refuseUnlessDate('day', '2027-02-29')).toThrow('day：须为存在的日期');
    expect(() => refuseUnlessMonth('2026-13')).toThrow('month：须为月份');
    expect(() => refuseUnlessMonth('2026-00', 'first')).toThrow('first：须为月份');
    expect(() => refuseUnlessMonth('2026-12')).not.toThrow();
  });
});
