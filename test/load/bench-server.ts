import { Module } from '@nestjs/common';
import { Mutation, Resolver } from '@nestjs/graphql';

import { readConfiguration } from '#runtime';

import { AppModule } from '../../apps/api/src/app.module.js';
import { serve } from '../../apps/api/src/serve.js';
import { OPERATIONS } from '../../libs/access/src/permissions/permissions.js';
import { EVERYBODY } from '../../libs/access/src/permissions/rows.js';

/** The baseline of every figure over HTTP: the same stack, guard and pipes, and nothing to do. */
@Resolver()
class NothingResolver {
  @Mutation(() => Boolean, { description: '什么都不做。Does nothing.' })
  doNothing(): boolean {
    return true;
  }
}

// What is in no row of the table is refused; this process alone knows the row.
if (OPERATIONS instanceof Map) OPERATIONS.set('doNothing', EVERYBODY);

const configuration = readConfiguration(process.env, process.argv.slice(2));

@Module({ imports: [AppModule.forRoot(configuration)], providers: [NothingResolver] })
class BenchModule {}

await serve(configuration, { module: BenchModule });
