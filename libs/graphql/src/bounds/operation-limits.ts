import { GraphQLError } from 'graphql';

/** Limits of one operation, the same over HTTP and sockets. */
export interface OperationLimits {
  /** Lexical tokens of a document, counted before it is parsed. `MAX_OPERATION_TOKENS`. */
  readonly tokens: number;
  /** Nesting of fields; introspection has a limit of its own. `MAX_OPERATION_DEPTH`. */
  readonly depth: number;
  /** Fields of a whole document, fragments expanded. `MAX_OPERATION_FIELDS`. */
  readonly selections: number;
  /** Top-level fields, fragments expanded; of mutations too. `MAX_ROOT_FIELDS`. */
  readonly rootFields: number;
  /** Renamed fields, fragments expanded. `MAX_OPERATION_ALIASES`. */
  readonly aliases: number;
  /** Directives, fragments expanded. `MAX_OPERATION_DIRECTIVES`. */
  readonly directives: number;
  /** Estimated work, in fields of an answer; see `costOf`. `MAX_OPERATION_COST`. */
  readonly cost: number;
  /** Seconds from the first field on. `MAX_OPERATION_SECONDS`. */
  readonly seconds: number;
  /** JSON of an answer, in KiB. `MAX_ANSWER_KIB`. */
  readonly answerKib: number;
  /** Heavy questions of one caller that run at the same time; more wait. `MAX_HEAVY_PER_CALLER`. */
  readonly heavyPerCaller: number;
  /** Commands of one account in a minute. `MAX_WRITES_PER_MINUTE`. */
  readonly writesPerMinute: number;
  /** Subscriptions of one account, on all its sockets. `MAX_SUBSCRIPTIONS_PER_ACCOUNT`. */
  readonly subscriptions: number;
  /** Cost that one caller is given anew each second. `MAX_COST_PER_SECOND`. */
  readonly costPerSecond: number;
  /** Operations of one account that are under way. `MAX_OPERATIONS_PER_ACCOUNT`. */
  readonly perAccount: number;
  /** The same of one address. `MAX_OPERATIONS_PER_ADDRESS`. */
  readonly perAddress: number;
}

/** The defaults. A console page needs a tenth of them. */
export const DEFAULT_OPERATION_LIMITS: OperationLimits = {
  tokens: 8_000,
  depth: 15,
  selections: 2_000,
  rootFields: 30,
  aliases: 100,
  directives: 50,
  cost: 25_000,
  seconds: 15,
  answerKib: 8_192,
  heavyPerCaller: 2,
  writesPerMinute: 600,
  subscriptions: 100,
  costPerSecond: 200_000,
  perAccount: 100,
  perAddress: 1_000,
};

const refusal = (message: string, status: number, extensions: Record<string, unknown>) =>
  new GraphQLError(message, { extensions: { ...extensions, http: { status } } });

/** A limit that a document or operation exceeds. */
export interface Excess {
  /** Name of the setting. */
  readonly limit: string;
  /** Chinese name of what it counts. */
  readonly what: string;
  /** Absent if counting stopped at the limit. */
  readonly value?: number;
  readonly max: number;
}

/** 400: nothing was run. Names the limit, its value and the operation's figure. */
export function operationTooComplex({ limit, what, value, max }: Excess): GraphQLError {
  const has = value === undefined ? `${what}超过 ${max}` : `${what}为 ${value}，上限 ${max}`;
  const code = 'OPERATION_TOO_COMPLEX';
  return refusal(`请求过于复杂：${has}，请分几次查询`, 400, { code, limit, value, max });
}

/** 400: the answer exists and is too long to be sent. */
export const answerTooLarge = (kib: number): GraphQLError =>
  refusal(`答案超过 ${kib} KiB，请减少条数或字段，或分几次查询`, 400, {
    code: 'ANSWER_TOO_LARGE',
    limit: 'MAX_ANSWER_KIB',
    max: kib,
  });

/** 503: it took too long; fields not begun by then were not run. */
export const operationTimedOut = (seconds: number): GraphQLError =>
  refusal(`操作超过 ${seconds} 秒，未完成的部分已停止，请缩小范围后再试`, 503, {
    code: 'OPERATION_TIMED_OUT',
    limit: 'MAX_OPERATION_SECONDS',
    max: seconds,
  });

/** 429: nothing was written; tells when the next command may be sent. */
export const tooManyWrites = (retryAfterSeconds: number): GraphQLError =>
  new GraphQLError(`写入过于频繁，请 ${retryAfterSeconds} 秒后再试`, {
    extensions: {
      code: 'TOO_MANY_WRITES',
      limit: 'MAX_WRITES_PER_MINUTE',
      retryAfterSeconds,
      http: { status: 429, headers: new Map([['retry-after', String(retryAfterSeconds)]]) },
    },
  });

/** 429: too much work of one caller is waiting. */
export const tooManyRequests = (message: string): GraphQLError =>
  refusal(message, 429, { code: 'TOO_MANY_REQUESTS' });
