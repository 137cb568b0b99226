import type { Directory } from '#directory';
import { type Clock, type CommandOutcome, type Delivery, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { SettingsCommand, SettingsRejection } from '../domain/settings.commands.js';
import { noticeSettings } from '../domain/settings.js';
import { type NoticeSettings } from '../domain/preferences.js';
import type { SettingsEvent } from '../domain/settings.events.js';

/** A command on the settings of an organisation, and by whom and how it was sent. */
export interface SettingsTask {
  readonly organisation: string;
  /** The client named no organisation, so that of the account was taken. */
  readonly assumed?: boolean;
  readonly command: SettingsCommand;
  readonly delivery: Delivery;
}

export type SettingsOutcome = CommandOutcome<NoticeSettings, SettingsEvent, SettingsRejection>;

/** Reads and changes the notice settings of organisations, one short stream each. */
export class NoticeSettingsLog {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly directory: Pick<Directory, 'current'>,
  ) {}

  load(organisation: string): Promise<NoticeSettings> {
    return noticeSettings.load(this.store, organisation);
  }

  async handle(request: SettingsTask): Promise<SettingsOutcome> {
    const { organisation, assumed = false, command, delivery } = request;
    const { actor: acting } = delivery;
    const organisationKnown = (await this.directory.current()).find(organisation) !== undefined;
    return noticeSettings.handle(this.store, {
      id: organisation,
      command,
      context: { now: this.clock.now(), acting, organisation, assumed, organisationKnown },
      envelope: envelopeOf(command, delivery),
    });
  }
}
