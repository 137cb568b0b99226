import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';

import { GraphQLDateTime } from '#graphql';

import { formatError } from './format-error.js';

/** Apollo Server 5 on Express, code first; subscriptions by the graphql-ws protocol. */
export const ApiGraphQLModule = GraphQLModule.forRoot<ApolloDriverConfig>({
  driver: ApolloDriver,
  path: '/graphql',
  autoSchemaFile: true,
  sortSchema: true,
  playground: false,
  introspection: true,
  includeStacktraceInErrorResponses: false,
  resolvers: { DateTime: GraphQLDateTime },
  formatError,
  subscriptions: { 'graphql-ws': true },
});
