import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContext,
  GraphQLRequestListener,
} from '@apollo/server';
import { Plugin } from '@nestjs/apollo';

import { correlationOf } from './logs/correlation.js';
import { Observability } from './observability.js';
import { recordOperation } from './record-operation.js';

type Answered = GraphQLRequestContext<BaseContext>;

function errorsOf({ response }: Answered) {
  const { body } = response;
  return (body?.kind === 'single' ? body.singleResult.errors : undefined) ?? [];
}

/** Counts and logs each GraphQL request over HTTP; the socket server does so for sockets. */
@Plugin()
export class OperationObserver implements ApolloServerPlugin {
  constructor(private readonly observability: Observability) {}

  async requestDidStart(): Promise<GraphQLRequestListener<BaseContext>> {
    const begun = performance.now();
    return {
      willSendResponse: async (answered) => {
        const seconds = (performance.now() - begun) / 1_000;
        const { request, response, operation, contextValue: context } = answered;
        const correlationId = correlationOf((name) => request.http?.headers.get(name));
        response.http.headers.set('x-request-id', correlationId);
        const errors = errorsOf(answered);
        recordOperation(this.observability, { operation, context, errors, seconds, correlationId });
      },
    };
  }
}
