import type { ASTNode } from '@marcbachmann/cel-js';
import { ARITHMETIC, AS_POINTS, COMPARISONS, FUNCTIONS } from './formula-language.js';

/** Stable codes of what can be wrong with a formula. */
export type FormulaFault = 'COSTLY' | 'SYNTAX' | 'NAME' | 'TYPE' | 'FORBIDDEN' | 'CONSTANT';

/** Why a formula is refused; `reason` is Chinese, for who writes it. */
export interface RefusedFormula {
  readonly fault: FormulaFault;
  readonly reason: string;
}

const MOST_LITERAL = 1_000_000;

const OPERATORS = [...Object.keys(ARITHMETIC), ...Object.keys(COMPARISONS)];
const LOGIC = ['?:', '&&', '||', '!_'];
const CALLS = [...Object.keys(FUNCTIONS), AS_POINTS];

/** The nodes right below one; none below what is refused anyway. */
export function childrenOf({ op, args }: ASTNode): readonly ASTNode[] {
  if (op === 'value' || op === 'id') return [];
  if (op === 'call') return (args as [string, ASTNode[]])[1];
  return op === '!_' ? [args as ASTNode] : (args as readonly ASTNode[]);
}

const forbidden = (what: string): RefusedFormula => ({
  fault: 'FORBIDDEN',
  reason: `不能用“${what}”：只有四则、比较、与或非、?:，以及 ${CALLS.join('、')}`,
});

const isNumber = (value: unknown): boolean =>
  (typeof value === 'number' || typeof value === 'bigint') && Number(value) <= MOST_LITERAL;

/** What is wrong with a node by itself. */
function nodeFault({ op, args }: ASTNode): RefusedFormula | undefined {
  if (op === 'id' || LOGIC.includes(op)) return undefined;
  if (op === 'value') return isNumber(args) ? undefined : forbidden(String(args));
  if (op === 'call') return CALLS.includes(args[0]) ? undefined : forbidden(args[0]);
  return OPERATORS.includes(op) ? undefined : forbidden(op);
}

const isConstant = (node: ASTNode): boolean =>
  node.op === 'value' || (node.op !== 'id' && childrenOf(node).every(isConstant));

const isZero = ({ op, args }: ASTNode): boolean => op === 'value' && Number(args) === 0;

/** In CEL 1/2 is 0 and 0.1 + 0.2 is not 0.3; nothing of a formula is counted so. */
function constantFault(node: ASTNode): RefusedFormula | undefined {
  if (node.op === '/' && isZero(node.args[1])) return { fault: 'CONSTANT', reason: '除数为 0' };
  if (['value', 'id', 'call'].includes(node.op)) return undefined;
  if (!childrenOf(node).every(isConstant)) return undefined;
  return { fault: 'CONSTANT', reason: '两边都是常数，请直接写出结果' };
}

/** What is wrong with a formula, besides its types. */
export function faultWithin(node: ASTNode): RefusedFormula | undefined {
  const found = nodeFault(node) ?? constantFault(node);
  if (found) return found;
  for (const child of childrenOf(node)) {
    const below = faultWithin(child);
    if (below) return below;
  }
  return undefined;
}
