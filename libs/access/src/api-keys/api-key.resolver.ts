import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, deliveryOf } from '#event-sourcing';
import { CurrentActor } from '../session/access.decorators.js';
import { type ApiKeyAnswer, apiKeyAnswer, ApiKeyResult } from './api-key-result.js';
import { CreateApiKey, RevokeApiKey, RotateApiKey } from './api-key.command.js';
import { CreateApiKeyInput, RevokeApiKeyInput, RotateApiKeyInput } from './api-key.inputs.js';

@Resolver()
export class ApiKeyResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ApiKeyResult, {
    description:
      '为账号建立接口密钥，供机器以 `Authorization: Bearer sd_…` 使用（管理员）；密钥只显示这一次。Make an API key for an account (administrator); its secret is shown once.',
  })
  async createApiKey(
    @Args('input') input: CreateApiKeyInput,
    @CurrentActor() actor: Actor,
  ): Promise<ApiKeyAnswer> {
    const { username, name, scope, operations, networks, days } = input;
    const made = { username, name, scope, operations, networks, days };
    const command = new CreateApiKey(made, deliveryOf(input, actor));
    const { id, outcome, secret } = await this.commands.execute(command);
    return apiKeyAnswer(id, outcome, secret);
  }

  @Mutation(() => ApiKeyResult, {
    description:
      '轮换接口密钥（管理员）：新密钥只显示这一次，前一密钥再保留所定的时间。Make a new secret (administrator); the one before goes on counting for a while.',
  })
  async rotateApiKey(
    @Args('input') input: RotateApiKeyInput,
    @CurrentActor() actor: Actor,
  ): Promise<ApiKeyAnswer> {
    const { id, days, overlapHours } = input;
    const command = new RotateApiKey({ id, days, overlapHours }, deliveryOf(input, actor));
    const { outcome, secret } = await this.commands.execute(command);
    return apiKeyAnswer(id, outcome, secret);
  }

  @Mutation(() => ApiKeyResult, {
    description:
      '撤销接口密钥（管理员），不可恢复，随即在各处失效。Revoke an API key for good (administrator); it ends at once, everywhere.',
  })
  async revokeApiKey(
    @Args('input') input: RevokeApiKeyInput,
    @CurrentActor() actor: Actor,
  ): Promise<ApiKeyAnswer> {
    const command = new RevokeApiKey(input.id, deliveryOf(input, actor));
    return apiKeyAnswer(input.id, await this.commands.execute(command));
  }
}
