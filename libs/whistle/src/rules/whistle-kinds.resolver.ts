import { QueryBus } from '@nestjs/cqrs';
import { Query, Resolver } from '@nestjs/graphql';
import { CLOCK_NAMES } from '../domain/whistle.events.js';
import { WhistleKind } from './whistle-kind.types.js';
import { FindWhistleKinds } from './whistle-kinds.query.js';
import type { KindInForce } from './whistle-rules.js';

/** A kind in the words of the API: what the rules leave out is an empty list where it is one. */
export function shownKind(found: KindInForce): WhistleKind {
  const { levels, initiators = [], evidence = {}, ladder = [], ...kind } = found;
  return {
    ...kind,
    levels: [...levels],
    initiators: [...initiators],
    evidence: { arrive: [...(evidence.arrive ?? [])], resolve: [...(evidence.resolve ?? [])] },
    ladder: ladder.map(({ step, after, clocks = CLOCK_NAMES.filter((c) => kind.limits[c]) }) => ({
      step,
      after,
      clocks: [...clocks],
    })),
  };
}

@Resolver()
export class WhistleKindsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [WhistleKind], {
    description: '现在可以吹的哨、时限和规定。The kinds of whistle that may be blown now.',
  })
  async whistleKinds(): Promise<WhistleKind[]> {
    return (await this.queries.execute(new FindWhistleKinds())).map(shownKind);
  }
}
