import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContext,
  GraphQLRequestListener,
} from '@apollo/server';
import {
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  OperationTypeNode,
} from 'graphql';

import type { Caller, OperationBounds, OperationsAtOnce } from '#graphql';

import { isOfDocument, toShownError } from '../format-error.js';

/** HTTP statuses of server errors: load balancers and monitors read nothing else. */
const STATUS: Readonly<Record<string, number>> = {
  INTERNAL_SERVER_ERROR: 500,
  STORE_UNAVAILABLE: 503,
  READ_MODEL_NOT_READY: 503,
};

function statusOf(errors: readonly GraphQLFormattedError[]): number | undefined {
  const statuses = errors.map(({ extensions }) => STATUS[String(extensions?.['code'])]);
  return statuses.includes(500) ? 500 : statuses.find((status) => status !== undefined);
}

type Answered = GraphQLRequestContext<BaseContext>;

/** A request that is not GraphQL of this schema: nothing of it was run. */
const OF_REQUEST: readonly unknown[] = [
  ...['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'],
  ...['OPERATION_RESOLUTION_FAILURE', 'BAD_USER_INPUT'],
];

const acceptOf = ({ request }: Answered): string => request.http?.headers.get('accept') ?? '';

/**
 * Whether a client names `application/json` and not the media type of GraphQL: as GraphQL over HTTP has
 * it, to such a client any other status than 200 says that no GraphQL service answered.
 */
const isLegacy = (accept: string): boolean =>
  accept.includes('application/json') && !accept.includes('application/graphql-response+json');

/** Whether the answer is that the request was no GraphQL, to a client for which that is no failure. */
const isMisread = ({ data, errors }: FormattedExecutionResult, accept: string): boolean =>
  data === undefined &&
  errors?.every(({ extensions }) => OF_REQUEST.includes(extensions?.['code'])) === true &&
  isLegacy(accept);

/** 400: HTTP has one answer, and a subscription any number. */
const socketRequired = (): GraphQLError =>
  new GraphQLError('订阅请经 WebSocket 提交（子协议 graphql-transport-ws）', {
    extensions: { code: 'SOCKET_REQUIRED', http: { status: 400 } },
  });

/** Applies the limits of operations and answers to GraphQL over HTTP. */
export class AnswerBounds implements ApolloServerPlugin {
  constructor(
    private readonly bounds: OperationBounds,
    private readonly atOnce: OperationsAtOnce,
    private readonly callersOf: (context: object) => Caller,
  ) {}

  async requestDidStart(): Promise<GraphQLRequestListener<BaseContext>> {
    let leave = (): void => undefined;
    return {
      didResolveOperation: async ({ contextValue, schema, document, operation, request }) => {
        // The document has several operations and none was named: execution reports that and runs
        // nothing.
        if (!operation) return;
        if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw socketRequired();
        const { variables } = request;
        const caller = this.callersOf(contextValue);
        const refusal =
          this.bounds.refusalOf({ schema, document, operation, variables }) ??
          this.atOnce.refusalOf(caller);
        if (refusal) throw refusal;
        leave = this.atOnce.enter(caller);
      },
      willSendResponse: async (answered) => {
        leave();
        this.bound(answered);
      },
    };
  }

  private bound(answered: Answered): void {
    const { body, http } = answered.response;
    if (body?.kind !== 'single') return;
    const refusal = this.bounds.refusalOfAnswer(body.singleResult.data);
    if (refusal) {
      body.singleResult = { errors: [toShownError(refusal)] };
      http.status = 400;
    }
    const { errors = [] } = body.singleResult;
    // The refusal was repeated to end validation: show it once.
    const refused = errors.find(({ extensions }) => isOfDocument(extensions?.['code']));
    if (refused) body.singleResult.errors = [refused];
    const status = isMisread(body.singleResult, acceptOf(answered)) ? 200 : statusOf(errors);
    if (status !== undefined) http.status = status;
  }
}
