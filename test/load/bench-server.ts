import { Module } from '@nestjs/common';
import { Mutation, Resolver } from '@nestjs/graphql';

import { readConfiguration } from '#runtime';

import { AppModule } from '../../apps/api/src/app.module.js';
import { serve } from '../../apps/api/src/serve.js';

/** The baseline of every figure over HTTP: the same stack, guard and pipes, and nothing to do. */
@Resolver()
class NothingResolver {
  @Mutation(() => Boolean, { description: '什么都不做。Does nothing.' })
  doNothing(): boolean {
    return true;
  }
}

const configuration = readConfiguration(process.env, process.argv.slice(2));

@Module({ imports: [AppModule.forRoot(configuration)], providers: [NothingResolver] })
class BenchModule {}

await serve(configuration, { module: BenchModule });
