import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { heavyCost, refuseUnlessMonth } from '#graphql';
import { ShowSignals } from './signals.query.js';
import { AssessmentSignals, SignalsArgs } from './signals.type.js';

@Resolver()
export class SignalsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => AssessmentSignals, {
    complexity: heavyCost(),
    description:
      '防刷分信号：评分千篇一律、争议后低分、办结后再次吹哨、一图多用、批量报到；只供考核和指挥中心核查，不计入得分。Signals of gaming, for the assessment office and the command centre to look into; they enter no score.',
  })
  async assessmentSignals(
    @Args() { month, leastRatings, afterDays, againDays, burst, afterPosition }: SignalsArgs,
    @CurrentActor() actor: Actor,
  ): Promise<AssessmentSignals> {
    refuseUnlessMonth(month);
    const asked = { month, leastRatings, afterDays, againDays, burst };
    const query = new ShowSignals(actor, asked, afterPosition ?? undefined);
    const { signals, freshness } = await this.queries.execute(query);
    return {
      signals: signals.map((signal) => ({
        ...signal,
        figures: [...signal.figures],
        whistles: [...signal.whistles],
      })),
      freshness,
    };
  }
}
