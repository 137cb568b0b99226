import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';

import { AccessModule } from '#access';
import { AssessmentModule } from '#assessment';
import { DirectoryModule } from '#directory';
import type { Configuration } from '#runtime';
import { WhistleModule } from '#whistle';

import { ApiGraphQLModule } from './graphql.module.js';
import { InfrastructureModule } from './infrastructure.module.js';

/** Wiring only: the stores, the bounded contexts, and GraphQL in front of them. */
@Module({})
export class AppModule {
  static forRoot(configuration: Configuration): DynamicModule {
    const { tokenTtlSeconds } = configuration;
    return {
      module: AppModule,
      imports: [
        InfrastructureModule.forRoot(configuration),
        CqrsModule.forRoot(),
        ApiGraphQLModule,
        AccessModule.forRoot({ tokenTtlSeconds }),
        DirectoryModule,
        WhistleModule,
        AssessmentModule,
      ],
    };
  }
}
