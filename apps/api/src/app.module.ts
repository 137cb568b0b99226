import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';

import { AccessModule, loadTokenSecret } from '#access';
import { AssessmentModule } from '#assessment';
import { Directory, DirectoryModule } from '#directory';
import type { Configuration } from '#runtime';
import { WhistleModule } from '#whistle';

import { apiGraphQL } from './graphql.module.js';
import { InfrastructureModule } from './infrastructure.module.js';

function access({ dataDir, tokenSecret, tokenTtlSeconds }: Configuration): DynamicModule {
  return AccessModule.forRootAsync({
    imports: [DirectoryModule],
    inject: [Directory],
    useFactory: async (directory: Directory) => ({
      tokenSecret: tokenSecret ?? (await loadTokenSecret(dataDir)),
      tokenTtlSeconds,
      organisationKnown: async (id: string) => {
        const found = (await directory.current()).find(id);
        return found !== undefined && !found.retired;
      },
    }),
  });
}

/** Wiring only: the stores, the bounded contexts, and GraphQL in front of them. */
@Module({})
export class AppModule {
  static forRoot(configuration: Configuration): DynamicModule {
    const accessModule = access(configuration);
    return {
      module: AppModule,
      imports: [
        InfrastructureModule.forRoot(configuration),
        CqrsModule.forRoot(),
        accessModule,
        apiGraphQL(accessModule),
        DirectoryModule,
        WhistleModule,
        AssessmentModule,
      ],
    };
  }
}
