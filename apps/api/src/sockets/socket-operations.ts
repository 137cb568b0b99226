import {
  type DocumentNode,
  type ExecutionArgs,
  type FormattedExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';

import { costOfReading, type OperationBounds, tooManyRequests } from '#graphql';
import { correlationOf, type OperationRecord, recordOperation } from '#observability';

import { toShownError } from '../format-error.js';
import type { Extra } from './wire.js';

type Socket = Context<Record<string, unknown> | undefined, Extra>;
/** First arguments of each hook: the socket, the id of the operation and the request. */
type HookArguments = [Socket, string, SubscribePayload];
type Errors = readonly GraphQLError[];
type Shown = readonly GraphQLFormattedError[];

/** Result of running an operation. */
interface Result {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: Errors | undefined;
}

/** The GraphQL context, the same as over HTTP. */
export interface OperationContext {
  readonly req: { readonly ip: string; readonly extra: Extra };
}

/** How a socket shares the service with others. */
interface Sharing {
  /** Operations of one socket that are under way. */
  readonly most: number;
  /** Charges its caller; see `Turns`. */
  charge(extra: Extra, cost: number): void;
}

const isStream = (result: object): result is AsyncIterable<unknown> =>
  Symbol.asyncIterator in result;

const errorWithCode = (message: string, code: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

const withCode = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...error.extensions },
  });

/**
 * Operations over sockets, by the same rules as over HTTP: bounded, masked, logged and measured.
 */
export class SocketOperations {
  private readonly begun = new WeakMap<object, number>();
  private readonly shown = new WeakMap<object, FormattedExecutionResult>();
  private readonly shownErrors = new WeakMap<Errors, Shown>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly bounds: OperationBounds,
    private readonly observability: OperationRecord,
    private readonly sharing: Sharing,
  ) {}

  /** Hook: the operation to run, or the errors that refuse it. */
  readonly onSubscribe = (socket: Socket, _: string, payload: SubscribePayload) => {
    this.observability.metrics.graphql.socketOperation();
    const { extra } = socket;
    const contextValue: OperationContext = { req: { ip: extra.address, extra } };
    this.begun.set(contextValue, performance.now());
    const readRequest = this.asked(socket, payload);
    if (!Array.isArray(readRequest)) return { ...(readRequest as ExecutionArgs), contextValue };
    this.record(undefined, contextValue, this.maskErrors(readRequest));
    return readRequest;
  };

  /** Hook: an operation has run, or a subscription has begun. */
  readonly onOperation = (
    ...[, , , args, result]: [...HookArguments, ExecutionArgs, unknown]
  ): void => {
    const answer = result as Result | AsyncIterable<unknown>;
    const errors = isStream(answer) ? [] : (this.answer(answer).errors ?? []);
    this.record(args, args.contextValue as object, errors);
  };

  /** Hook: the answer or event as the client sees it. */
  readonly onNext = (
    ...[, , , , result]: [...HookArguments, ExecutionArgs, Result]
  ): FormattedExecutionResult => this.answer(result);

  /** Hook: errors of a refusal or a broken subscription as the client sees them. */
  readonly onError = (...[, , , errors]: [...HookArguments, Errors]): Shown =>
    this.maskErrors(errors);

  private asked(socket: Socket, payload: SubscribePayload): ExecutionArgs | GraphQLError[] {
    const { most, charge } = this.sharing;
    if (Object.keys(socket.subscriptions).length > most)
      return [tooManyRequests(`一个连接同时至多 ${most} 个操作`)];
    const document = this.read(payload, socket.extra);
    if (document instanceof GraphQLError) return [document];
    const tooComplex = this.bounds.refusalOfDocument(document);
    if (tooComplex) return [tooComplex];
    const rules = [...specifiedRules, ...this.bounds.furtherRules];
    const errors = validate(this.schema, document, rules).map(withCode);
    if (errors.length > 0) return errors;
    const { operationName, variables } = payload;
    const operation = getOperationAST(document, operationName);
    if (!operation) return [errorWithCode('须指明要执行的操作', 'OPERATION_RESOLUTION_FAILURE')];
    const { schema } = this;
    const args = { schema, document, operation, variables: variables ?? undefined };
    const cost = this.bounds.weigh(args);
    if (typeof cost !== 'number') return [cost];
    charge(socket.extra, cost);
    return { schema, document, operationName, variableValues: variables };
  }

  /** The document that was sent, or the listed one that was named instead of it. */
  private read(
    { query: sent, extensions }: SubscribePayload,
    extra: Extra,
  ): DocumentNode | GraphQLError {
    const query = sent || this.bounds.listed.named(extensions);
    if (query === undefined)
      return errorWithCode('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND');
    const refusal = this.bounds.refusalOfText(query);
    if (refusal) return refusal;
    this.sharing.charge(extra, costOfReading(query));
    try {
      return parse(query, this.bounds.parseOptions);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return errorWithCode(error.message, 'GRAPHQL_PARSE_FAILED');
    }
  }

  private answer(result: Result): FormattedExecutionResult {
    const known = this.shown.get(result);
    if (known) return known;
    const refusal = this.bounds.refusalOfAnswer(result.data);
    const { data, errors } = refusal ? { data: undefined, errors: [refusal] } : result;
    const answer = {
      ...(data !== undefined && { data }),
      ...(errors && { errors: errors.map((error) => toShownError(error, this.bounds)) }),
    };
    this.shown.set(result, answer);
    return answer;
  }

  /** Masked once, because masking logs an unexpected error under the reference that is shown. */
  private maskErrors(errors: Errors): Shown {
    const known = this.shownErrors.get(errors);
    const shown = known ?? errors.map((error) => toShownError(error, this.bounds));
    this.shownErrors.set(errors, shown);
    return shown;
  }

  private record(args: ExecutionArgs | undefined, context: object, errors: Shown): void {
    const seconds = (performance.now() - (this.begun.get(context) ?? performance.now())) / 1_000;
    const operation = args && (getOperationAST(args.document, args.operationName) ?? undefined);
    const correlationId = correlationOf(() => undefined);
    recordOperation(this.observability, { operation, context, errors, seconds, correlationId });
  }
}
