import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SubscribeToNotices as Decided } from '../domain/settings.commands.js';
import {
  NoticeSettingsLog,
  type SettingsChange,
  type SettingsOutcome,
} from '../settings/settings-log.js';

/** 订阅: one more way by which an organisation or a person is told. */
export class SubscribeToNotices extends Command<SettingsOutcome> {
  constructor(
    readonly command: Decided,
    readonly change: SettingsChange,
  ) {
    super();
  }
}

@CommandHandler(SubscribeToNotices)
export class SubscribeToNoticesHandler implements ICommandHandler<SubscribeToNotices> {
  constructor(private readonly settings: NoticeSettingsLog) {}

  execute({ command, change }: SubscribeToNotices): Promise<SettingsOutcome> {
    return this.settings.handle(command, change);
  }
}
