import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';

import { type SocketContext, SocketSessions } from '#access';
import { GraphQLDateTime } from '#graphql';
import { Observability } from '#observability';

import { formatError } from './format-error.js';

/** Apollo Server 5 on Express, code first; subscriptions by the graphql-ws protocol. */
export const apiGraphQL = (access: DynamicModule): DynamicModule =>
  GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    imports: [access],
    inject: [SocketSessions, Observability],
    useFactory: (sockets: SocketSessions, { metrics }: Observability) => ({
      path: '/graphql',
      autoSchemaFile: true,
      sortSchema: true,
      // Otherwise 400, 401 and 403 would go out as 200.
      preserveHttpStatusForExecutionErrors: false,
      playground: false,
      introspection: true,
      includeStacktraceInErrorResponses: false,
      resolvers: { DateTime: GraphQLDateTime },
      formatError,
      // Nothing here may be cached by others, and its hook would wrap every field of every answer.
      plugins: [ApolloServerPluginCacheControlDisabled()],
      subscriptions: {
        'graphql-ws': {
          onConnect: async (context) => {
            const welcome = await sockets.connect(context as SocketContext);
            if (welcome) metrics.graphql.socketOpened();
            return welcome;
          },
          // Called for those that were welcome, and for no others.
          onDisconnect: () => metrics.graphql.socketClosed(),
          onSubscribe: () => metrics.graphql.socketOperation(),
        },
      },
    }),
  });
