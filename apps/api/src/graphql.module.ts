import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';

import { callerOf, callersOf, Throttle, Tokens } from '#access';
import { CLOCK, type Clock } from '#event-sourcing';
import {
  boundRunning,
  FreshnessResolver,
  GraphQLDateTime,
  OperationBounds,
  OperationsAtOnce,
  ServerTimeResolver,
  Turns,
} from '#graphql';
import type { Configuration } from '#runtime';

import { createErrorFormatter } from './format-error.js';
import { AnswerBounds } from './http/answer-bounds.plugin.js';
import {
  DOORKEEPING,
  type Doorkeeping,
  GraphQLOverSockets,
} from './sockets/graphql-over-sockets.js';
import { SocketDoor } from './sockets/socket-door.js';

const MINUTE_SECONDS = 60;

/** A minute's commands may come in one go; after that as many as the rate gives back. */
const writeRate = (clock: Clock, perMinute: number): Throttle =>
  new Throttle(clock, { burst: perMinute, refillSeconds: MINUTE_SECONDS / perMinute });

function options(
  { bounds, atOnce, turns }: Doorkeeping,
  tokens: Tokens,
  clock: Clock,
): Omit<ApolloDriverConfig, 'driver'> {
  const { limits, listed } = bounds;
  const writes = writeRate(clock, limits.writesPerMinute);
  const running = { callerOf: (context: object) => callerOf(context, tokens), writes, turns };
  return {
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    // With true, 400, 401 and 403 would be sent as 200.
    preserveHttpStatusForExecutionErrors: false,
    playground: false,
    // Rules of ours decide about it, the same at both doors.
    introspection: true,
    persistedQueries: listed.cache ? { cache: listed.cache } : false,
    includeStacktraceInErrorResponses: false,
    resolvers: { DateTime: GraphQLDateTime },
    parseOptions: bounds.parseOptions,
    validationRules: [bounds.rule, ...bounds.furtherRules],
    formatError: createErrorFormatter(bounds),
    transformSchema: (schema: GraphQLSchema) => boundRunning(schema, limits, running),
    plugins: [
      // Answers must not be cached, and its hook would wrap every field of every answer.
      ApolloServerPluginCacheControlDisabled(),
      new AnswerBounds(bounds, { atOnce, turns }, (context) => callersOf(context, tokens)),
    ],
  };
}

/** Apollo Server 5 on Express, code first; the same over sockets by the graphql-ws protocol. */
@Module({})
export class ApiGraphQLModule {
  static forRoot(access: DynamicModule, configuration: Configuration): DynamicModule {
    const { limits, doors } = configuration;
    const bounds = new OperationBounds(limits.operations, doors);
    const atOnce = new OperationsAtOnce(limits.operations);
    const turns = new Turns(limits.operations);
    const keeping: Doorkeeping = { limits, bounds, atOnce, turns };
    const graphql = GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      imports: [access],
      inject: [Tokens, CLOCK],
      useFactory: (tokens: Tokens, clock: Clock) => options(keeping, tokens, clock),
    });
    return {
      module: ApiGraphQLModule,
      imports: [access, graphql],
      providers: [
        { provide: DOORKEEPING, useValue: keeping },
        GraphQLOverSockets,
        SocketDoor,
        FreshnessResolver,
        ServerTimeResolver,
      ],
    };
  }
}
