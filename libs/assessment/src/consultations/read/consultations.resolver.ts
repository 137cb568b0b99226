import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import type { Connection } from '#graphql';
import { ConsultationConnection, ConsultationType } from './consultation.types.js';
import { ConsultationArgs, ConsultationsArgs } from './consultations.args.js';
import { AskConsultation, AskConsultations } from './consultations.query.js';

@Resolver()
export class ConsultationsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => ConsultationType, {
    nullable: true,
    description:
      '一次任免征求意见；不存在或无权查看则为空。只有征求的部门、被征求的街道和考核单位可看。A consultation on an appointment; null where there is none, or none for the reader: for the department, the streets asked and the assessment office.',
  })
  async consultation(
    @CurrentActor() actor: Actor,
    @Args() { id }: ConsultationArgs,
  ): Promise<ConsultationType | null> {
    return (await this.queries.execute(new AskConsultation(actor, id))) ?? null;
  }

  @Query(() => ConsultationConnection, {
    description:
      '任免征求意见，最近的在先；各单位只看自己征求或被征求的。Consultations, the latest first: those that the reader asked for or was asked.',
  })
  consultations(
    @CurrentActor() actor: Actor,
    @Args() args: ConsultationsArgs,
  ): Promise<Connection<ConsultationType>> {
    return this.queries.execute(new AskConsultations(actor, args));
  }
}
