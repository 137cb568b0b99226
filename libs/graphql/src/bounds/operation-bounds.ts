import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type ParseOptions,
  type ValidationContext,
} from 'graphql';

import { isLongerThan } from './answer-size.js';
import { type AskedOperation, costOf } from './cost.js';
import { answerTooLarge, type OperationLimits, operationTooComplex } from './operation-limits.js';
import { documentShape, type Shape, shapeOf } from './shape.js';
import { hasMoreTokens } from './tokens.js';

/** What of a shape is bounded: the setting, and what it counts in Chinese. */
const BOUNDED = [
  ['selections', 'MAX_OPERATION_FIELDS', '字段总数'],
  ['rootFields', 'MAX_ROOT_FIELDS', '顶层字段数'],
  ['aliases', 'MAX_OPERATION_ALIASES', '别名数'],
  ['depth', 'MAX_OPERATION_DEPTH', '嵌套层数'],
  ['directives', 'MAX_OPERATION_DIRECTIVES', '指令数'],
] as const satisfies readonly (readonly [keyof Shape & keyof OperationLimits, string, string])[];

/** Of errors, `validate` takes so many and then ends, wherever it is. */
const ENDS_VALIDATION = 100;

const costsTooMuch = (value: number, max: number): GraphQLError =>
  operationTooComplex({ limit: 'MAX_OPERATION_COST', what: '估计的工作量', value, max });

/** The one list of bounds that every door puts before an operation, and behind its answer. */
export class OperationBounds {
  constructor(readonly limits: OperationLimits) {}

  /** For `parse`: longer documents are not read to their end. */
  get parseOptions(): ParseOptions {
    return { maxTokens: this.limits.tokens };
  }

  /** The refusal of a text that could not be parsed because it is too long. */
  tooLong(text: string): GraphQLError | undefined {
    const max = this.limits.tokens;
    if (!hasMoreTokens(text, max)) return undefined;
    return operationTooComplex({ limit: 'MAX_OPERATION_TOKENS', what: '查询词元数', max });
  }

  /**
   * A rule for `validate`, which is work as well, and done before anybody is known: a document that is
   * refused ends it at its first node. The same refusal is reported again and again, since nothing
   * but their number ends it.
   */
  readonly rule = (context: ValidationContext): ASTVisitor => ({
    Document: (document) => {
      const refusal = this.refusalOfDocument(document);
      if (refusal) for (let n = 0; n <= ENDS_VALIDATION; n++) context.reportError(refusal);
    },
  });

  /** The refusal of a document that need not be valid; undefined where it may be validated. */
  refusalOfDocument(document: DocumentNode): GraphQLError | undefined {
    return this.excessOf(documentShape(document));
  }

  /** The refusal of an operation of a valid document; undefined where it may run. */
  refusalOf(asked: AskedOperation): GraphQLError | undefined {
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

  private estimated(asked: AskedOperation, max: number): GraphQLError | undefined {
    try {
      const cost = costOf(asked);
      return cost !== undefined && cost > max ? costsTooMuch(cost, max) : undefined;
    } catch (error) {
      if (error instanceof GraphQLError) return error;
      throw error;
    }
  }
}
