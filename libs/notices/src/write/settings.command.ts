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

  /** The settings of the outcome have their addresses readable, for the answer. */
  async execute(request: SettingsRequest): Promise<SettingsOutcome> {
    const outcome = await this.settings.handle(request);
    if (outcome.outcome === 'rejected') return outcome;
    return { ...outcome, state: await this.settings.readable(outcome.state) };
  }
}
