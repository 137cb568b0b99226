import {
  type ArgumentNode,
  type DocumentNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  GraphQLError,
  type GraphQLSchema,
  isLeafType,
  isListType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { ComplexityEstimator } from '@nestjs/graphql';
import {
  type ComplexityEstimatorArgs,
  fieldExtensionsEstimator,
  getComplexity,
} from 'graphql-query-complexity';

import { inputError } from '../input-error.js';
import { shapeOf } from './shape.js';

/**
 * Costs are counted in fields of an answer. A field declares extra cost with `complexity`; a page
 * costs its rows, and a list of unknown length counts as ten.
 */
const UNKNOWN_LENGTH = 10;
/** Reading one row, whichever of its fields are asked for. */
const ROW = 10;
/** The longest page; the page's own check refuses more. */
const LONGEST_PAGE = 200;
/** Introspection answers are as long as those of heavy questions. */
const SCHEMA = 2_000;
const HEAVY = 2_000;
/**
 * Allows one password per document by default: hashing one takes some ten milliseconds of a core.
 */
const PASSWORD = 15_000;

const heavy = new WeakSet<object>();
/** Those that look at no argument. */
const constant = new WeakSet<object>();

/** Extra cost of a field by its arguments. */
type Extra = (args: Readonly<Record<string, unknown>>) => number;

type AnyField = Pick<GraphQLField<unknown, unknown>, 'type' | 'extensions'>;

const timesOf = ({ type }: AnyField): number =>
  isListType(getNullableType(type)) ? UNKNOWN_LENGTH : 1;

/** What a heavy field's cost depends on, beside what is selected of it. */
interface Depends {
  readonly extra?: Extra | undefined;
  /** Rows of its answer, by its arguments; the lists below it then count as one. */
  readonly rows?: Extra | undefined;
}

function heavyCostOf(base: number, { extra, rows }: Depends = {}): ComplexityEstimator {
  const estimate: ComplexityEstimator = ({ field, args, childComplexity }) =>
    base + (extra?.(args) ?? 0) + (rows?.(args) ?? timesOf(field)) * childComplexity;
  heavy.add(estimate);
  if (!extra && !rows) constant.add(estimate);
  return estimate;
}

/** `complexity` of a question that reads or computes over thousands of rows. */
export const heavyCost = (extra?: Extra): ComplexityEstimator => heavyCostOf(HEAVY, { extra });

/** The same where the arguments say how many rows the answer has. */
export const heavyCostOfRows = (rows: Extra): ComplexityEstimator => heavyCostOf(HEAVY, { rows });

/** `complexity` of a mutation that hashes a password, to check or to store it. */
export const passwordCost: ComplexityEstimator = heavyCostOf(PASSWORD);

/** `complexity` of a list whose length the field above has counted already. */
export const costOfChildren: ComplexityEstimator = ({ childComplexity }) => childComplexity;
constant.add(costOfChildren);

/** Whether one caller may run only a few such fields at the same time. */
export function isHeavy({ extensions }: Pick<AnyField, 'extensions'>): boolean {
  const { complexity } = extensions as { readonly complexity?: unknown };
  return typeof complexity === 'function' && heavy.has(complexity);
}

const usualCost: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  if (field.name === '__schema' || field.name === '__type') return SCHEMA + childComplexity;
  if (type.name.startsWith('__') || isLeafType(getNamedType(field.type)))
    return 1 + childComplexity;
  const first: unknown = args['first'];
  if (typeof first === 'number')
    return Math.min(Math.max(first, 1), LONGEST_PAGE) * (ROW + childComplexity);
  return 1 + timesOf(field) * childComplexity;
};

/** Whether a field's cost may be another with other arguments than those in the document. */
function looksAtArguments({ field, node }: ComplexityEstimatorArgs): boolean {
  const { complexity } = field.extensions as { readonly complexity?: unknown };
  if (typeof complexity === 'function') return !constant.has(complexity);
  return node.kind === Kind.FIELD && node.arguments?.some(isPageLength) === true;
}

const isPageLength = ({ name, value }: ArgumentNode): boolean =>
  name.value === 'first' && value.kind === Kind.VARIABLE;

/** Notes in the context whether the cost is the same whatever the arguments; estimates nothing. */
const noteLooking = (asked: ComplexityEstimatorArgs): void => {
  if (asked.context && looksAtArguments(asked)) asked.context['varies'] = true;
};

const estimators = [noteLooking, fieldExtensionsEstimator(), usualCost];

/** One operation and its variables. */
export interface AskedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

const fixedCosts = new WeakMap<OperationDefinitionNode, number>();

/**
 * The cost that an operation had before, where it is the same with all variables that fit; cached,
 * because documents are sent again. A variable that is null may not fit.
 */
export function knownCostOf({
  operation,
  variables = {},
}: Pick<AskedOperation, 'operation' | 'variables'>): number | undefined {
  const cost = fixedCosts.get(operation);
  return cost !== undefined && !Object.values(variables).includes(null) ? cost : undefined;
}

/**
 * Estimated cost of an operation by its fields, arguments and variables; undefined if a variable
 * does not fit: execution then reports it and runs nothing.
 * @throws GraphQLError if an argument cannot be read, because the cost is then unknown
 */
export function costOf(asked: AskedOperation): number | undefined {
  const { document, operation } = asked;
  const seen = { varies: shapeOf(document, operation).directives > 0 };
  try {
    const cost = estimate(asked, seen);
    if (!seen.varies) fixedCosts.set(operation, cost);
    return cost;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION) return undefined;
    throw inputError('query', 'ARGUMENT_INVALID', error.message);
  }
}

function estimate(asked: AskedOperation, context: { varies: boolean }): number {
  const { schema, document, operation, variables } = asked;
  const name = operation.name?.value;
  return getComplexity({
    schema,
    query: document,
    variables: { ...variables },
    estimators,
    context,
    // Expanded fragments are limited before, by their shape.
    maxQueryNodes: Infinity,
    ...(name !== undefined && { operationName: name }),
  });
}
