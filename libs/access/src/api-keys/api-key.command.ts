import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import {
  type ApiKeyOutcome,
  ApiKeys,
  type KeyRotation,
  type MadeKey,
  type NewApiKey,
} from './api-keys.js';

/** 建立接口密钥 */
export class CreateApiKey extends Command<MadeKey> {
  constructor(
    readonly made: NewApiKey,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(CreateApiKey)
export class CreateApiKeyHandler implements ICommandHandler<CreateApiKey> {
  constructor(private readonly keys: ApiKeys) {}

  execute({ made, delivery }: CreateApiKey): Promise<MadeKey> {
    return this.keys.create(made, delivery);
  }
}

/** 轮换 */
export class RotateApiKey extends Command<MadeKey> {
  constructor(
    readonly rotation: KeyRotation,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(RotateApiKey)
export class RotateApiKeyHandler implements ICommandHandler<RotateApiKey> {
  constructor(private readonly keys: ApiKeys) {}

  execute({ rotation, delivery }: RotateApiKey): Promise<MadeKey> {
    return this.keys.rotate(rotation, delivery);
  }
}

/** 撤销; what it was used for ends at once. */
export class RevokeApiKey extends Command<ApiKeyOutcome> {
  constructor(
    readonly id: string,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(RevokeApiKey)
export class RevokeApiKeyHandler implements ICommandHandler<RevokeApiKey> {
  constructor(private readonly keys: ApiKeys) {}

  execute({ id, delivery }: RevokeApiKey): Promise<ApiKeyOutcome> {
    return this.keys.revoke(id, delivery);
  }
}
