import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import type { SettingsCommand } from '../domain/settings.commands.js';
import {
  NoticeSettingsLog,
  type SettingsTask,
  type SettingsOutcome,
} from '../settings/settings-log.js';

/** Message on the command bus: a command on the settings of an organisation. */
export class SettingsRequest extends Command<SettingsOutcome> implements SettingsTask {
  constructor(
    readonly organisation: string,
    readonly assumed: boolean,
    readonly command: SettingsCommand,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(SettingsRequest)
export class SettingsRequestHandler implements ICommandHandler<SettingsRequest> {
  constructor(private readonly settings: NoticeSettingsLog) {}

  execute(request: SettingsRequest): Promise<SettingsOutcome> {
    return this.settings.handle(request);
  }
}
