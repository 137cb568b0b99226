import {
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
import { fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity';

import { inputError } from '../input-error.js';

/**
 * Costs are counted in fields of an answer. A question says beside itself what else it takes
 * (`complexity`); a page is its rows, a list of unknown length is taken for ten.
 */
const UNKNOWN_LENGTH = 10;
/** Reading one row, whatever is asked of it. */
const ROW = 10;
/** The longest page: whoever asks for more is told so by the page's own check. */
const LONGEST_PAGE = 200;
/** The whole schema is as long as the answer to a heavy question. */
const SCHEMA = 2_000;
const HEAVY = 2_000;
/** By the defaults, one password a document: each is hashed for some ten milliseconds of a core. */
const PASSWORD = 15_000;

const heavy = new WeakSet<object>();

/** Cost by the arguments of a field, over what is asked of its answer. */
type Extra = (args: Readonly<Record<string, unknown>>) => number;

type AnyField = Pick<GraphQLField<unknown, unknown>, 'type' | 'extensions'>;

const timesOf = ({ type }: AnyField): number =>
  isListType(getNullableType(type)) ? UNKNOWN_LENGTH : 1;

function heavyCostOf(base: number, extra: Extra = () => 0): ComplexityEstimator {
  const estimate: ComplexityEstimator = ({ field, args, childComplexity }) =>
    base + extra(args) + timesOf(field) * childComplexity;
  heavy.add(estimate);
  return estimate;
}

/** `complexity` of a question that reads or computes over thousands of rows. */
export const heavyCost = (extra?: Extra): ComplexityEstimator => heavyCostOf(HEAVY, extra);

/** `complexity` of a mutation that checks or makes the hash of a password. */
export const passwordCost: ComplexityEstimator = heavyCostOf(PASSWORD);

/** `complexity` of a list that the field above it has counted already. */
export const costOfChildren: ComplexityEstimator = ({ childComplexity }) => childComplexity;

/** Whether of one caller only a few such fields may run at the same time. */
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

const estimators = [fieldExtensionsEstimator(), usualCost];

/** One operation and the values it came with. */
export interface AskedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What an operation is estimated to take, from its fields, arguments and variables; undefined where a
 * variable does not fit: running it says so, and runs nothing else.
 * @throws GraphQLError where an argument cannot be read, whose cost nobody knows then
 */
export function costOf({ schema, document, operation, variables }: AskedOperation) {
  const name = operation.name?.value;
  try {
    return getComplexity({
      schema,
      query: document,
      variables: { ...variables },
      estimators,
      // What fragments unfold to is counted before, by the shape.
      maxQueryNodes: Infinity,
      ...(name !== undefined && { operationName: name }),
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION) return undefined;
    throw inputError('query', 'ARGUMENT_INVALID', error.message);
  }
}
