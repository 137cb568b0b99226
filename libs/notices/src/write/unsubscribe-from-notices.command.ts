import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { UnsubscribeFromNotices as Decided } from '../domain/settings.commands.js';
import {
  NoticeSettingsLog,
  type SettingsChange,
  type SettingsOutcome,
} from '../settings/settings-log.js';

/** 退订: what waits for it is not sent any more. */
export class UnsubscribeFromNotices extends Command<SettingsOutcome> {
  constructor(
    readonly command: Decided,
    readonly change: SettingsChange,
  ) {
    super();
  }
}

@CommandHandler(UnsubscribeFromNotices)
export class UnsubscribeFromNoticesHandler implements ICommandHandler<UnsubscribeFromNotices> {
  constructor(private readonly settings: NoticeSettingsLog) {}

  execute({ command, change }: UnsubscribeFromNotices): Promise<SettingsOutcome> {
    return this.settings.handle(command, change);
  }
}
