import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { LimitInput, limitOf } from './limit.input.js';
import { RequestExtension } from './request-extension.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Reason } from './whistle.input.js';

@InputType({
  description: '申请延长办结时限，须在到期前。Ask for more time to resolve, before the due time.',
})
export class RequestExtensionInput extends OnSummonsInput {
  @Field(() => LimitInput, { description: '延长多少。How much longer.' })
  @ValidateNested()
  @Type(() => LimitInput)
  extension!: LimitInput;

  @Reason()
  reason!: string;
}

const RequestExtensionResult = whistleResult('RequestExtensionResult');

@Resolver()
export class RequestExtensionResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('department')
  @Mutation(() => RequestExtensionResult, {
    description: '申请延长办结时限，须在到期前。Ask for more time to resolve, before the due time.',
  })
  async requestExtension(
    @Args('input') input: RequestExtensionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, extension, reason } = input;
    const command = {
      type: 'RequestExtension',
      summons,
      extension: limitOf(extension),
      reason,
    } as const;
    const request = new RequestExtension(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
