import { Environment } from '@marcbachmann/cel-js';
import { type Exact, exact, least, most, NOTHING } from './exact.js';
import { SCORE_MEASURES, type ScoreMeasure } from './score-measures.js';

/** What a formula gives: points, or whether something is so. */
export type FormulaResult = 'points' | 'condition';

/** The total of a card, beside the measures in a condition. */
const TOTAL = 'total';
export type FormulaName = ScoreMeasure | typeof TOTAL;

const MOST_NODES = 100;
const MOST_DEPTH = 12;

/** CEL counts in binary fractions and whole numbers; scores are exact, so formulas have a type of their own. */
export class Value {
  constructor(readonly exact: Exact) {}
}

/** Has no value, as a rate without a denominator. */
export class DivisionByZero extends Error {}

type Operand = Value | number | bigint;

const exactOf = (operand: Operand): Exact =>
  operand instanceof Value ? operand.exact : exact(Number(operand));

const divided = (one: Exact, other: Exact): Exact => {
  if (other.equals(NOTHING)) throw new DivisionByZero();
  return one.div(other);
};

export const ARITHMETIC: Readonly<Record<string, (one: Exact, other: Exact) => Exact>> = {
  '+': (one, other) => one.add(other),
  '-': (one, other) => one.sub(other),
  '*': (one, other) => one.mul(other),
  '/': divided,
};

export const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

export const FUNCTIONS: Readonly<Record<string, (one: Exact, other: Exact) => Exact>> = {
  min: least,
  max: most,
};

/** A number as points, so that both branches of a choice are of one type: `rated > 0 ? satisfied : points(0)`. */
export const AS_POINTS = 'points';

const OPERANDS = ['Exact', 'int', 'double'];
const PAIRS = OPERANDS.flatMap((one) => OPERANDS.map((other) => [one, other] as const));
const MIXED = PAIRS.filter((pair) => pair.includes('Exact'));

function environment(names: readonly string[]): Environment {
  const limits = {
    maxAstNodes: MOST_NODES,
    maxDepth: MOST_DEPTH,
    maxListElements: 0,
    maxMapEntries: 0,
    maxCallArguments: 2,
  };
  const cel = new Environment({ unlistedVariablesAreDyn: false, limits });
  cel.registerType('Exact', { ctor: Value, fields: {} });
  for (const [one, other] of MIXED) {
    for (const [sign, apply] of Object.entries(ARITHMETIC))
      cel.registerOperator(
        `${one} ${sign} ${other}: Exact`,
        (a: Operand, b: Operand) => new Value(apply(exactOf(a), exactOf(b))),
      );
    for (const [sign, is] of Object.entries(COMPARISONS))
      cel.registerOperator(`${one} ${sign} ${other}: bool`, (a: Operand, b: Operand) =>
        is(exactOf(a).compare(exactOf(b))),
      );
    for (const [name, apply] of Object.entries(FUNCTIONS))
      cel.registerFunction(
        `${name}(${one}, ${other}): Exact`,
        (a: Operand, b: Operand) => new Value(apply(exactOf(a), exactOf(b))),
      );
  }
  for (const type of ['int', 'double'])
    cel.registerFunction(`${AS_POINTS}(${type}): Exact`, (a: Operand) => new Value(exactOf(a)));
  for (const name of names) cel.registerVariable(name, 'Exact');
  return cel;
}

export const ENVIRONMENTS: Readonly<Record<FormulaResult, Environment>> = {
  points: environment(SCORE_MEASURES),
  condition: environment([...SCORE_MEASURES, TOTAL]),
};
export const TYPES: Readonly<Record<FormulaResult, string>> = {
  points: 'Exact',
  condition: 'bool',
};
