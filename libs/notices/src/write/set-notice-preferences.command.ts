import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SetNoticePreferences as Decided } from '../domain/settings.commands.js';
import {
  NoticeSettingsLog,
  type SettingsChange,
  type SettingsOutcome,
} from '../settings/settings-log.js';

/** 通知偏好: what is told at all, when, and how many at once. */
export class SetNoticePreferences extends Command<SettingsOutcome> {
  constructor(
    readonly command: Decided,
    readonly change: SettingsChange,
  ) {
    super();
  }
}

@CommandHandler(SetNoticePreferences)
export class SetNoticePreferencesHandler implements ICommandHandler<SetNoticePreferences> {
  constructor(private readonly settings: NoticeSettingsLog) {}

  execute({ command, change }: SetNoticePreferences): Promise<SettingsOutcome> {
    return this.settings.handle(command, change);
  }
}
