import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import type { SettingsCommand } from '../domain/settings.commands.js';
import {
  NoticeSettingsLog,
  type OnSettings,
  type SettingsOutcome,
} from '../settings/settings-log.js';

/** A command of the domain on its way to the settings it is about. */
export class SettingsRequest extends Command<SettingsOutcome> implements OnSettings {
  constructor(
    readonly organisation: string,
    readonly assumed: boolean,
    readonly command: SettingsCommand,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

/** Carries out every command on settings that comes over the bus. */
@CommandHandler(SettingsRequest)
export class SettingsRequestHandler implements ICommandHandler<SettingsRequest> {
  constructor(private readonly settings: NoticeSettingsLog) {}

  execute(request: SettingsRequest): Promise<SettingsOutcome> {
    return this.settings.handle(request);
  }
}
