import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { type AnyRejection, resultUnion } from '#graphql';
import type { ConsultationCommand } from '../domain/consultation.commands.js';
import { ConsultationAccepted, consultationAnswer } from './consultation-result.js';
import { ConsultationRequest } from './consultation.command.js';
import {
  AnswerOpinionsInput,
  AskOpinionsInput,
  GiveOpinionInput,
  type OnConsultationInput,
  WithdrawConsultationInput,
} from './consultation.inputs.js';

type Answer = ConsultationAccepted | AnyRejection;

const consultationResult = (name: string) => resultUnion(name, ConsultationAccepted);
const AskOpinionsResult = consultationResult('AskOpinionsResult');
const GiveOpinionResult = consultationResult('GiveOpinionResult');
const AnswerOpinionsResult = consultationResult('AnswerOpinionsResult');
const WithdrawConsultationResult = consultationResult('WithdrawConsultationResult');

@Resolver()
export class ConsultationResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => AskOpinionsResult, {
    description:
      '主管部门就派出机构负责人任免征求街道意见；该机构此时的履职情况随文固定。The department asks streets about the head of its agency; the agency’s figures of this moment are frozen with it.',
  })
  async askOpinions(
    @Args('input') input: AskOpinionsInput,
    @CurrentActor() actor: Actor,
  ): Promise<Answer> {
    const { agency, change, post, candidate, streets, answerBy, silenceConsentsBy } = input;
    const about = { agency, change, post, candidate, streets, answerBy };
    const silence = silenceConsentsBy ? { silenceConsentsBy } : {};
    const command = { type: 'AskOpinions', ...about, ...silence } as const;
    const request = new ConsultationRequest(command, deliveryOf(input, actor));
    return consultationAnswer(await this.commands.execute(request));
  }

  @Mutation(() => GiveOpinionResult, {
    description: '街道会签意见，写明会签人和职务。The street’s opinion, countersigned.',
  })
  giveOpinion(
    @Args('input') input: GiveOpinionInput,
    @CurrentActor() actor: Actor,
  ): Promise<Answer> {
    const { opinion, reason, signatory } = input;
    const { name, post } = signatory;
    const because = reason ? { reason } : {};
    const said = { opinion, ...because, signatory: { name, post } };
    return this.#send({ type: 'GiveOpinion', ...said }, input, actor);
  }

  @Mutation(() => AnswerOpinionsResult, {
    description:
      '部门答复：是否采纳街道意见及理由；逾期未答复的街道一并写明。The answer: followed or not, with the reason; who stayed silent is stated.',
  })
  answerOpinions(
    @Args('input') input: AnswerOpinionsInput,
    @CurrentActor() actor: Actor,
  ): Promise<Answer> {
    const { followed, reason } = input;
    return this.#send({ type: 'AnswerOpinions', followed, reason }, input, actor);
  }

  @Mutation(() => WithdrawConsultationResult, {
    description: '撤回征求意见，须写明理由。Withdraw it, with a reason.',
  })
  withdrawConsultation(
    @Args('input') input: WithdrawConsultationInput,
    @CurrentActor() actor: Actor,
  ): Promise<Answer> {
    return this.#send({ type: 'WithdrawConsultation', reason: input.reason }, input, actor);
  }

  async #send(
    command: ConsultationCommand,
    input: OnConsultationInput,
    actor: Actor,
  ): Promise<Answer> {
    const delivery = deliveryOf(input, actor);
    const request = new ConsultationRequest(command, delivery, input.consultationId);
    return consultationAnswer(await this.commands.execute(request));
  }
}
