import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  type ParseOptions,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

import { isLongerThan } from './answer-size.js';
import { type AskedOperation, costOf, knownCostOf } from './cost.js';
import { EVERYTHING, ListedOperations, type Offered } from './listed-operations.js';
import { answerTooLarge, type OperationLimits, operationTooComplex } from './operation-limits.js';
import { documentShape, type Shape, shapeOf } from './shape.js';
import { hasMoreTokens } from './tokens.js';

/** Bounded figures of a shape: the setting, and the Chinese name of what it counts. */
const BOUNDED = [
  ['selections', 'MAX_OPERATION_FIELDS', '字段总数'],
  ['rootFields', 'MAX_ROOT_FIELDS', '顶层字段数'],
  ['aliases', 'MAX_OPERATION_ALIASES', '别名数'],
  ['depth', 'MAX_OPERATION_DEPTH', '嵌套层数'],
  ['directives', 'MAX_OPERATION_DIRECTIVES', '指令数'],
] as const satisfies readonly (readonly [keyof Shape & keyof OperationLimits, string, string])[];

/** As graphql-js suggests names: `Did you mean "title" or "status"?` */
const SUGGESTION = / ?Did you mean [^?]*\?/g;

/** `validate` stops after this many errors. */
const ENDS_VALIDATION = 100;

const costsTooMuch = (value: number, max: number): GraphQLError =>
  operationTooComplex({ limit: 'MAX_OPERATION_COST', what: '估计的工作量', value, max });

/** The limits of operations and answers, the same over HTTP and sockets. */
export class OperationBounds {
  readonly listed: ListedOperations;

  constructor(
    readonly limits: OperationLimits,
    private readonly offered: Offered = EVERYTHING,
  ) {
    this.listed = new ListedOperations(offered);
  }

  /** Options for `parse`, which then stops at the token limit. */
  get parseOptions(): ParseOptions {
    return { maxTokens: this.limits.tokens };
  }

  /** The refusal of a text that is not even to be parsed; undefined if it may be. */
  refusalOfText(text: string): GraphQLError | undefined {
    return this.listed.refusalOf(text) ?? this.tooLong(text);
  }

  /**
   * A rule for `validate`, which takes time too and runs before anybody is authenticated: a refused
   * document ends validation at its first node. The refusal is reported repeatedly because only the
   * number of errors ends validation.
   */
  readonly rule = (context: ValidationContext): ASTVisitor => ({
    Document: (document) => {
      const refusal = this.refusalOfDocument(document);
      if (refusal) for (let n = 0; n <= ENDS_VALIDATION; n++) context.reportError(refusal);
    },
  });

  /** Rules for `validate` beyond those of GraphQL: without an explorer the schema is not told. */
  get furtherRules(): readonly ValidationRule[] {
    return this.offered.explorer ? [] : [NoSchemaIntrospectionCustomRule];
  }

  /** The text of an error: without an explorer no names of the schema are suggested in it. */
  toldOf(message: string): string {
    return this.offered.explorer ? message : message.replace(SUGGESTION, '');
  }

  /** The refusal of a document, valid or not; undefined if it may be validated. */
  refusalOfDocument(document: DocumentNode): GraphQLError | undefined {
    return this.excessOf(documentShape(document));
  }

  /** The cost of an operation of a valid document, or its refusal; 0 where a variable does not fit. */
  weigh(asked: AskedOperation): number | GraphQLError {
    const excess = this.excessOf(shapeOf(asked.document, asked.operation));
    return excess ?? this.estimated(asked, this.limits.cost);
  }

  private excessOf(shape: Shape): GraphQLError | undefined {
    for (const [part, limit, what] of BOUNDED) {
      const [value, max] = [shape[part], this.limits[part]];
      if (value > max) return operationTooComplex({ limit, what, value, max });
    }
    return undefined;
  }

  /** The refusal of an answer that is too long to be sent. */
  refusalOfAnswer(data: unknown): GraphQLError | undefined {
    const { answerKib } = this.limits;
    return isLongerThan(data, 1_024 * answerKib) ? answerTooLarge(answerKib) : undefined;
  }

  private tooLong(text: string): GraphQLError | undefined {
    const max = this.limits.tokens;
    if (!hasMoreTokens(text, max)) return undefined;
    return operationTooComplex({ limit: 'MAX_OPERATION_TOKENS', what: '查询词元数', max });
  }

  private estimated(asked: AskedOperation, max: number): number | GraphQLError {
    const known = knownCostOf(asked) ?? Infinity;
    // Above the limit it is estimated again: a variable that does not fit is to be reported instead.
    if (known <= max) return known;
    try {
      const cost = costOf(asked) ?? 0;
      return cost > max ? costsTooMuch(cost, max) : cost;
    } catch (error) {
      if (error instanceof GraphQLError) return error;
      throw error;
    }
  }
}
