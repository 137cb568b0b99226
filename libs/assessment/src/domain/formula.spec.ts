import fc from 'fast-check';
import { exact, pointsOf } from './exact.js';
import { holds, namesIn, pointsByFormula, refusedFormula } from './formula.js';

const points = (formula: string, values: Readonly<Record<string, number>> = {}) => {
  expect(refusedFormula(formula, 'points')).toBeUndefined();
  const value = pointsByFormula(formula, (name) => values[name] ?? 0);
  return value && pointsOf(value);
};
const faultOf = (formula: string, result: 'points' | 'condition' = 'points') =>
  refusedFormula(formula, result)?.fault;

describe('given a formula over measures', () => {
  it('when it is counted, then in exact fractions: 30 × 41 ÷ 80 is 15.375, which is 15.38', () => {
    expect(points('30 * resolved / rated', { resolved: 41, rated: 80 })).toBe(15.38);
    // In binary fractions 1.005 × 1 000 ÷ 10 is 100.49999999999999.
    expect(points('1.005 * resolved', { resolved: 1 })).toBe(1.01);
  });

  it('when it chooses, compares and limits, then as CEL does', () => {
    const choice = 'rated >= 10 && satisfied > 0 ? 20 * satisfied / rated : points(0)';
    expect(points(choice, { rated: 40, satisfied: 31 })).toBe(15.5);
    expect(points(choice, { rated: 9, satisfied: 9 })).toBe(0);
    expect(points('min(10, 0.5 * sentBack)', { sentBack: 30 })).toBe(10);
    expect(points('max(0, 20 - 2.5 * sentBack)', { sentBack: 3 })).toBe(12.5);
    expect(
      points('!(rated > 0) || resolved < 2 ? points(1) : points(2.5)', { rated: 1, resolved: 2 }),
    ).toBe(2.5);
  });

  it('when it divides by what is 0, then it has no value, as a rate without a denominator', () => {
    expect(points('30 * resolved / rated', { resolved: 3 })).toBeNull();
    expect(holds('resolved / rated < 1', () => 0)).toBe(false);
  });

  it('when it is asked for its names, then each once', () => {
    expect(namesIn('rated > 0 ? satisfied / rated : points(0)', 'points')).toEqual([
      'rated',
      'satisfied',
    ]);
    expect(namesIn('total < 60 && sentBack > 2', 'condition')).toEqual(['total', 'sentBack']);
  });

  it('when any counts are weighed, then the result is that of whole numbers', () => {
    const count = fc.integer({ min: 1, max: 100_000 });
    const weight = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(count, count, weight, (part, whole, hundredths) => {
        const formula = `${hundredths / 100} * resolved / rated`;
        const value = pointsByFormula(formula, (name) => (name === 'rated' ? whole : part));
        const byHand = exact(hundredths).mul(part).div(whole).div(100);
        expect(value?.equals(byHand)).toBe(true);
      }),
    );
  });
});

describe('given what is no formula of scores', () => {
  it.each([
    ['SYNTAX', '30 * / rated'],
    ['SYNTAX', ''],
    ['SYNTAX', 'resolved; rated'],
    ['NAME', 'charm * 2'],
    ['NAME', 'total * 2'],
    ['NAME', 'process'],
    ['TYPE', 'resolved > 3'],
    ['TYPE', 'resolved > 3 ? resolved : rated > 2'],
    ['TYPE', 'resolved > 3 ? resolved : points(resolved)'],
    ['TYPE', 'resolved && rated'],
    ['FORBIDDEN', 'resolved > 0 ? resolved : "x"'],
    ['FORBIDDEN', '"a".matches("(a+)+$")'],
    ['FORBIDDEN', 'size("abc")'],
    ['FORBIDDEN', 'resolved.constructor'],
    ['FORBIDDEN', 'resolved["constructor"]'],
    ['FORBIDDEN', 'resolved % 2'],
    ['FORBIDDEN', '-resolved'],
    ['FORBIDDEN', 'timestamp("2026-01-01T00:00:00Z")'],
    ['FORBIDDEN', 'resolved * 10000000'],
    ['FORBIDDEN', 'resolved * 1e300'],
    ['CONSTANT', '1 / 2 * resolved'],
    ['CONSTANT', 'resolved + 0.1 * 3'],
    ['CONSTANT', 'resolved / 0'],
    ['CONSTANT', 'resolved / 0.0'],
    ['COSTLY', '[1, 2, 3].map(x, x)[0]'],
    ['COSTLY', 'resolved in [resolved]'],
    ['COSTLY', `resolved${' + resolved'.repeat(200)}`],
    ['COSTLY', `resolved${'+rated'.repeat(60)}`],
    ['COSTLY', `${'('.repeat(40)}resolved${')'.repeat(40)}`],
    ['COSTLY', '('.repeat(100_000)],
    ['COSTLY', `resolved${' '.repeat(1_000_000)}`],
  ])('when it is read, then %s: %.40s', (fault, formula) => {
    expect(faultOf(formula)).toBe(fault);
    expect(refusedFormula(formula, 'points')?.reason).toMatch(/[一-龥]/);
  });

  it('when a condition gives points, or points a condition, then that is told', () => {
    expect(faultOf('resolved * 2', 'condition')).toBe('TYPE');
    expect(faultOf('total < 60', 'condition')).toBeUndefined();
    expect(faultOf('true', 'condition')).toBe('FORBIDDEN');
  });

  it('when any text comes, then it is refused or has a type, and nothing is thrown', () => {
    const word = fc.constantFrom(
      'resolved',
      'rated',
      '+',
      '/',
      '(',
      ')',
      '?',
      ':',
      '1',
      '0',
      '.',
      '[',
      '"',
      '&&',
      '<',
      'min',
      ',',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        const formula = words.join(' ');
        if (refusedFormula(formula, 'points')) return;
        pointsByFormula(formula, () => 0);
      }),
      { numRuns: 500 },
    );
  });
});
