import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';

import { callerOf, Tokens } from '#access';
import { boundRunning, GraphQLDateTime, OperationBounds } from '#graphql';
import type { Limits } from '#runtime';

import { createErrorFormatter } from './format-error.js';
import { AnswerBounds } from './http/answer-bounds.plugin.js';
import { GraphQLOverSockets, LIMITS } from './sockets/graphql-over-sockets.js';
import { SocketDoor } from './sockets/socket-door.js';

function options(tokens: Tokens, { operations }: Limits): Omit<ApolloDriverConfig, 'driver'> {
  const bounds = new OperationBounds(operations);
  return {
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    // With true, 400, 401 and 403 would be sent as 200.
    preserveHttpStatusForExecutionErrors: false,
    playground: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    resolvers: { DateTime: GraphQLDateTime },
    parseOptions: bounds.parseOptions,
    validationRules: [bounds.rule],
    formatError: createErrorFormatter(bounds),
    transformSchema: (schema: GraphQLSchema) =>
      boundRunning(schema, operations, (context) => callerOf(context, tokens)),
    plugins: [
      // Answers must not be cached, and its hook would wrap every field of every answer.
      ApolloServerPluginCacheControlDisabled(),
      new AnswerBounds(bounds),
    ],
  };
}

/** Apollo Server 5 on Express, code first; the same over sockets by the graphql-ws protocol. */
@Module({})
export class ApiGraphQLModule {
  static forRoot(access: DynamicModule, limits: Limits): DynamicModule {
    const graphql = GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      imports: [access],
      inject: [Tokens],
      useFactory: (tokens: Tokens) => options(tokens, limits),
    });
    return {
      module: ApiGraphQLModule,
      imports: [access, graphql],
      providers: [{ provide: LIMITS, useValue: limits }, GraphQLOverSockets, SocketDoor],
    };
  }
}
