import { GraphQLError, type ParseOptions } from 'graphql';

import { isLongerThan } from './answer-size.js';
import { type AskedOperation, costOf } from './cost.js';
import { answerTooLarge, type OperationLimits, operationTooComplex } from './operation-limits.js';
import { type Shape, shapeOf } from './shape.js';
import { hasMoreTokens } from './tokens.js';

/** What of a shape is bounded: the setting, and what it counts in Chinese. */
const BOUNDED = [
  ['rootFields', 'MAX_ROOT_FIELDS', '顶层字段数'],
  ['aliases', 'MAX_OPERATION_ALIASES', '别名数'],
  ['depth', 'MAX_OPERATION_DEPTH', '嵌套层数'],
  ['directives', 'MAX_OPERATION_DIRECTIVES', '指令数'],
] as const satisfies readonly (readonly [keyof Shape & keyof OperationLimits, string, string])[];

const tooDear = (value: number, max: number): GraphQLError =>
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

  /** The refusal of an operation of a valid document; undefined where it may run. */
  refusalOf(asked: AskedOperation): GraphQLError | undefined {
    const shape = shapeOf(asked.document, asked.operation);
    for (const [part, limit, what] of BOUNDED) {
      const [value, max] = [shape[part], this.limits[part]];
      if (value > max) return operationTooComplex({ limit, what, value, max });
    }
    // The estimate unfolds every fragment: only of what unfolds to a size that it could pass with.
    const max = this.limits.cost;
    if (shape.selections > max) return tooDear(shape.selections, max);
    return this.estimated(asked, max);
  }

  /** The refusal of an answer that is too long to be sent. */
  refusalOfAnswer(data: unknown): GraphQLError | undefined {
    const { answerKib } = this.limits;
    return isLongerThan(data, 1_024 * answerKib) ? answerTooLarge(answerKib) : undefined;
  }

  private estimated(asked: AskedOperation, max: number): GraphQLError | undefined {
    try {
      const cost = costOf(asked);
      return cost !== undefined && cost > max ? tooDear(cost, max) : undefined;
    } catch (error) {
      if (error instanceof GraphQLError) return error;
      throw error;
    }
  }
}
