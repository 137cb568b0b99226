import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContext,
  GraphQLRequestListener,
} from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

import type { OperationBounds } from '#graphql';

import { toShownError, TOO_COMPLEX } from '../format-error.js';

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

/** Applies the limits of operations and answers to GraphQL over HTTP. */
export class AnswerBounds implements ApolloServerPlugin {
  constructor(private readonly bounds: OperationBounds) {}

  async requestDidStart(): Promise<GraphQLRequestListener<BaseContext>> {
    return {
      didResolveOperation: async ({ schema, document, operation, request: { variables } }) => {
        // The document has several operations and none was named: execution reports that and runs
        // nothing.
        if (!operation) return;
        const refusal = this.bounds.refusalOf({ schema, document, operation, variables });
        if (refusal) throw refusal;
      },
      willSendResponse: async (answered) => this.bound(answered),
    };
  }

  private bound({ response: { body, http } }: Answered): void {
    if (body?.kind !== 'single') return;
    const refusal = this.bounds.refusalOfAnswer(body.singleResult.data);
    if (refusal) {
      body.singleResult = { errors: [toShownError(refusal)] };
      http.status = 400;
    }
    const { errors } = body.singleResult;
    // The refusal was repeated to end validation: show it once.
    const refused = errors?.find(({ extensions }) => extensions?.['code'] === TOO_COMPLEX);
    if (refused) body.singleResult.errors = [refused];
    const status = statusOf(errors ?? []);
    if (status !== undefined) http.status = status;
  }
}
