import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import { Erasure, type ErasureOutcome } from '../erasure.js';

/** 删除个人信息, for good. */
export class ErasePersonalData extends Command<ErasureOutcome> {
  constructor(
    readonly subject: string,
    readonly reason: string,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(ErasePersonalData)
export class ErasePersonalDataHandler implements ICommandHandler<ErasePersonalData> {
  constructor(private readonly erasure: Erasure) {}

  execute({ subject, reason, delivery }: ErasePersonalData): Promise<ErasureOutcome> {
    return this.erasure.erase(subject, reason, delivery);
  }
}
