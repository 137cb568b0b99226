import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import type { SettingsCommand } from '../domain/settings.commands.js';
import {
  type NoticeSettingsAnswer,
  NoticeSettingsResult,
  settingsAnswer,
} from './settings-result.js';
import { SettingsRequest } from './settings.command.js';
import {
  SetNoticePreferencesInput,
  type SettingsInput,
  SubscribeToNoticesInput,
  UnsubscribeFromNoticesInput,
} from './settings.inputs.js';

@Resolver()
export class SettingsResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => NoticeSettingsResult, {
    description:
      '订阅通知：本单位或本人。控制台收件箱无需订阅。Have notices sent to one’s organisation or oneself; the inbox needs no subscription.',
  })
  subscribeToNotices(
    @Args('input') input: SubscribeToNoticesInput,
    @CurrentActor() actor: Actor,
  ): Promise<NoticeSettingsAnswer> {
    const { subscription, channel, address, credential, personal, kinds, sourceSystem } = input;
    return this.#send(input, actor, {
      type: 'SubscribeToNotices',
      subscription,
      channel,
      ...(address && { address }),
      ...(credential && { credential }),
      ...(personal && { person: actor.account }),
      ...(kinds && { kinds }),
      ...(sourceSystem && { sourceSystem }),
    });
  }

  @Mutation(() => NoticeSettingsResult, {
    description: '退订：尚未发出的也不再发。Unsubscribe; what is not sent yet is not sent.',
  })
  unsubscribeFromNotices(
    @Args('input') input: UnsubscribeFromNoticesInput,
    @CurrentActor() actor: Actor,
  ): Promise<NoticeSettingsAnswer> {
    const { subscription } = input;
    return this.#send(input, actor, { type: 'UnsubscribeFromNotices', subscription });
  }

  @Mutation(() => NoticeSettingsResult, {
    description:
      '设置通知偏好：不接收的种类、免打扰、合并。红牌、退回等紧急通知和免打扰结束前就到期的不受限。Preferences; what is urgent, or due before they are over, passes through quiet hours.',
  })
  setNoticePreferences(
    @Args('input') input: SetNoticePreferencesInput,
    @CurrentActor() actor: Actor,
  ): Promise<NoticeSettingsAnswer> {
    const { personal, muted, quietHours, bundleMinutes } = input;
    return this.#send(input, actor, {
      type: 'SetNoticePreferences',
      muted,
      bundleMinutes,
      ...(personal && { person: actor.account }),
      ...(quietHours && { quietHours: { from: quietHours.from, to: quietHours.to } }),
    });
  }

  async #send(
    input: SettingsInput,
    actor: Actor,
    command: SettingsCommand,
  ): Promise<NoticeSettingsAnswer> {
    const organisation = input.organisation ?? actor.organisation;
    const assumed = typeof input.organisation !== 'string';
    const request = new SettingsRequest(organisation, assumed, command, deliveryOf(input, actor));
    return settingsAnswer(await this.commands.execute(request), request);
  }
}
