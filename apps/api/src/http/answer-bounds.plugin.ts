import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequest,
  GraphQLRequestContext,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestListener,
} from '@apollo/server';
import {
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  OperationTypeNode,
} from 'graphql';

import {
  type Caller,
  costOfBytes,
  costOfReading,
  nameOf,
  type OperationBounds,
  type OperationsAtOnce,
  REQUEST_COST,
  type Turns,
} from '#graphql';

import { isOfDocument, toShownError } from '../format-error.js';

/** HTTP statuses of server errors: load balancers and monitors read nothing else. */
const STATUS: Readonly<Record<string, number>> = {
  INTERNAL_SERVER_ERROR: 500,
  STORE_UNAVAILABLE: 503,
  STORE_DAMAGED: 503,
  READ_MODEL_DAMAGED: 503,
  READ_MODEL_NOT_READY: 503,
  KEYS_DAMAGED: 503,
  KEYS_REFUSED: 503,
  KEYS_SECRET_WRONG: 503,
};

function statusOf(errors: readonly GraphQLFormattedError[]): number | undefined {
  const statuses = errors.map(({ extensions }) => STATUS[String(extensions?.['code'])]);
  return statuses.includes(500) ? 500 : statuses.find((status) => status !== undefined);
}

type Answered = GraphQLRequestContext<BaseContext>;
type Resolved = GraphQLRequestContextDidResolveOperation<BaseContext>;

/** Stands for a document that is refused unread. */
const UNREAD = '{ __typename }';

/** Bytes of the request's body, as far as it is known. */
function bytesOf({ http, query = '' }: GraphQLRequest): number {
  const sent = Number(http?.headers.get('content-length'));
  return sent > 0 ? sent : query.length;
}

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
    private readonly sharing: { readonly atOnce: OperationsAtOnce; readonly turns: Turns },
    private readonly callersOf: (context: object) => Caller,
  ) {}

  async requestDidStart({
    request,
    contextValue,
  }: Answered): Promise<GraphQLRequestListener<BaseContext>> {
    const { atOnce, turns } = this.sharing;
    const caller = this.callersOf(contextValue);
    const name = nameOf(caller);
    const charge = (cost: number) => turns.charge(name, cost);
    charge(REQUEST_COST + costOfBytes(bytesOf(request)));
    const tooMany = atOnce.refusalOf(caller);
    const leave = tooMany ? undefined : atOnce.enter(caller);
    if (!tooMany) await turns.take(name);
    // Without a text a listed operation is named.
    const { query } = request;
    const refusal = tooMany ?? (query === undefined ? undefined : this.bounds.refusalOfText(query));
    if (refusal && query !== undefined) request.query = UNREAD;
    return {
      // Not called for documents that are sent again.
      parsingDidStart: async ({ source }) => charge(costOfReading(source)),
      didResolveOperation: async (resolved) => {
        if (resolved.operation?.operation === OperationTypeNode.SUBSCRIPTION)
          throw socketRequired();
        if (refusal) throw refusal;
        charge(this.costOf(resolved));
      },
      willSendResponse: async (answered) => {
        leave?.();
        this.bound(answered);
      },
    };
  }

  /** @throws GraphQLError where it may not run */
  private costOf({ schema, document, operation, request: { variables } }: Resolved): number {
    // The document has several operations and none was named: execution reports that and runs
    // nothing.
    if (!operation) return 0;
    const cost = this.bounds.weigh({ schema, document, operation, variables });
    if (typeof cost !== 'number') throw cost;
    return cost;
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
