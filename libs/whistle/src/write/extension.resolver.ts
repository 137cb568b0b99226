import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import {
  GrantExtensionInput,
  limitOf,
  RefuseExtensionInput,
  RequestExtensionInput,
} from './extension.inputs.js';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';

const RequestExtensionResult = whistleResult('RequestExtensionResult');
const GrantExtensionResult = whistleResult('GrantExtensionResult');
const RefuseExtensionResult = whistleResult('RefuseExtensionResult');

@Resolver()
export class ExtensionResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => RequestExtensionResult, {
    description: '申请延长办结时限，须在到期前。Ask for more time to resolve, before the due time.',
  })
  requestExtension(
    @Args('input') input: RequestExtensionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, extension, reason } = input;
    return this.sender.send(input, actor, {
      type: 'RequestExtension',
      summons,
      extension: limitOf(extension),
      reason,
    });
  }

  @Mutation(() => GrantExtensionResult, {
    description:
      '同意延期，可少于申请；自原到期时间起算。Grant the extension asked for, or less; counted from the due time.',
  })
  grantExtension(
    @Args('input') input: GrantExtensionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, extension } = input;
    return this.sender.send(input, actor, {
      type: 'GrantExtension',
      summons,
      ...(extension && { extension: limitOf(extension) }),
    });
  }

  @Mutation(() => RefuseExtensionResult, {
    description: '不同意延期。Refuse the extension asked for.',
  })
  refuseExtension(
    @Args('input') input: RefuseExtensionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, reason } = input;
    return this.sender.send(input, actor, { type: 'RefuseExtension', summons, reason });
  }
}
