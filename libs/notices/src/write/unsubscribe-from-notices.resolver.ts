import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import {
  type NoticeSettingsAnswer,
  NoticeSettingsResult,
  toSettingsAnswer,
} from './settings-result.js';
import { changeOf, SettingsInput } from './settings.input.js';
import { UnsubscribeFromNotices } from './unsubscribe-from-notices.command.js';

@InputType({ description: '退订通知。Have notices sent no more.' })
class UnsubscribeFromNoticesInput extends SettingsInput {
  @Field(() => ID, { description: '订阅编号。Id of the subscription.' })
  @IsString({ message: '订阅编号须为文字' })
  subscription!: string;
}

@Resolver()
export class UnsubscribeFromNoticesResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => NoticeSettingsResult, {
    description: '退订：尚未发出的也不再发。Unsubscribe; what is not sent yet is not sent.',
  })
  async unsubscribeFromNotices(
    @Args('input') input: UnsubscribeFromNoticesInput,
    @CurrentActor() actor: Actor,
  ): Promise<NoticeSettingsAnswer> {
    const change = changeOf(actor, input);
    const { subscription } = input;
    const decided = { type: 'UnsubscribeFromNotices', subscription } as const;
    const command = new UnsubscribeFromNotices(decided, change);
    return toSettingsAnswer(await this.commands.execute(command), change);
  }
}
