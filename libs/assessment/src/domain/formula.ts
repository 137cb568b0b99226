import type { ASTNode, ParseResult } from '@marcbachmann/cel-js';
import { type Exact, exact } from './exact.js';
import { childrenOf, faultWithin, type RefusedFormula } from './formula-checks.js';
import {
  DivisionByZero,
  ENVIRONMENTS,
  type FormulaName,
  type FormulaResult,
  TYPES,
  Value,
} from './formula-language.js';

const MOST_CHARACTERS = 500;

interface CelError {
  readonly code?: string;
  readonly summary?: string;
}

const codeOf = (error: unknown): string => (error as CelError).code ?? '';
const summaryOf = (error: unknown): string => (error as CelError).summary ?? '';

const parsed = new Map<string, ParseResult>();
const MOST_KEPT = 1_000;

function parse(formula: string, result: FormulaResult): ParseResult {
  const key = `${result} ${formula}`;
  let found = parsed.get(key);
  if (found) return found;
  found = ENVIRONMENTS[result].parse(formula);
  if (parsed.size >= MOST_KEPT) parsed.clear();
  parsed.set(key, found);
  return found;
}

function typeFault(checked: ReturnType<ParseResult['check']>, result: FormulaResult) {
  if (!checked.valid) {
    const fault = codeOf(checked.error) === 'unknown_variable' ? 'NAME' : 'TYPE';
    const reason = fault === 'NAME' ? '没有这个指标量' : '类型不符';
    return { fault, reason: `${reason}（${summaryOf(checked.error)}）` } as const;
  }
  if (checked.type === TYPES[result]) return undefined;
  const reason = result === 'points' ? '结果应为分数' : '结果应为是或否';
  return { fault: 'TYPE', reason } as const;
}

/** Why a formula cannot be used; undefined where it can. */
export function refusedFormula(formula: string, result: FormulaResult): RefusedFormula | undefined {
  const costly = { fault: 'COSTLY', reason: '公式太长或嵌套太深' } as const;
  if (formula.length > MOST_CHARACTERS) return costly;
  let found: ParseResult;
  try {
    found = parse(formula, result);
  } catch (error) {
    if (codeOf(error) === 'limit_exceeded') return costly;
    return { fault: 'SYNTAX', reason: `不是有效的 CEL 表达式（${summaryOf(error)}）` };
  }
  return faultWithin(found.ast) ?? typeFault(found.check(), result);
}

/** The names that a formula uses, each once, in the order in which they first stand there. */
export function namesIn(formula: string, result: FormulaResult): FormulaName[] {
  const found: string[] = [];
  const visit = (node: ASTNode): void => {
    if (node.op === 'id') found.push(node.args);
    childrenOf(node).forEach(visit);
  };
  visit(parse(formula, result).ast);
  return [...new Set(found)] as FormulaName[];
}

type ValueOf = (name: FormulaName) => number;

/** Undefined where something was divided by 0. */
function evaluate(formula: string, result: FormulaResult, valueOf: ValueOf): unknown {
  const names = namesIn(formula, result);
  const values = names.map((name) => [name, new Value(exact(valueOf(name)))] as const);
  try {
    return parse(formula, result)(Object.fromEntries(values));
  } catch (error) {
    if (error instanceof DivisionByZero) return undefined;
    throw error;
  }
}

/** What a formula gives, exactly; null where it divides by 0. */
export const pointsByFormula = (formula: string, valueOf: ValueOf): Exact | null =>
  (evaluate(formula, 'points', valueOf) as Value | undefined)?.exact ?? null;

/** Whether a condition holds; where it divides by 0, it does not. */
export const holds = (condition: string, valueOf: ValueOf): boolean =>
  evaluate(condition, 'condition', valueOf) === true;
