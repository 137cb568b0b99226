import type { Directory } from '#directory';
import { type Clock, type CommandOutcome, type Delivery, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { PersonalData } from '#privacy';
import type { SettingsCommand, SettingsRejection } from '../domain/settings.commands.js';
import { noticeSettings } from '../domain/settings.js';
import { type NoticeSettings } from '../domain/preferences.js';
import type { SettingsEvent } from '../domain/settings.events.js';
import { NoticeAddresses } from './notice-addresses.js';

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
  readonly #addresses: NoticeAddresses;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly directory: Pick<Directory, 'current'>,
    /** Seals addresses. Without it they are written as they are. */
    personalData?: PersonalData,
  ) {
    this.#addresses = new NoticeAddresses(personalData);
  }

  /** With addresses sealed. */
  load(organisation: string): Promise<NoticeSettings> {
    return noticeSettings.load(this.store, organisation);
  }

  /** The same with addresses as they are written: for whoever may see them. */
  readable(settings: NoticeSettings): Promise<NoticeSettings> {
    return this.#addresses.readable(settings);
  }

  async handle(request: SettingsTask): Promise<SettingsOutcome> {
    const { organisation, assumed = false, delivery } = request;
    const command = await this.#sealed(request);
    const { actor: acting } = delivery;
    const organisationKnown = (await this.directory.current()).find(organisation) !== undefined;
    return noticeSettings.handle(this.store, {
      id: organisation,
      command,
      context: { now: this.clock.now(), acting, organisation, assumed, organisationKnown },
      envelope: envelopeOf(command, delivery),
    });
  }

  async #sealed({ organisation, command }: SettingsTask): Promise<SettingsCommand> {
    if (command.type !== 'SubscribeToNotices') return command;
    return this.#addresses.sealed(organisation, command, await this.load(organisation));
  }
}
