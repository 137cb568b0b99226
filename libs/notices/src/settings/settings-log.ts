import { randomUUID } from 'node:crypto';
import type { Directory } from '#directory';
import type { Actor, Clock, CommandOutcome } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { SettingsCommand, SettingsRejection } from '../domain/settings.commands.js';
import { noticeSettings } from '../domain/settings.js';
import { type NoticeSettings } from '../domain/preferences.js';
import type { SettingsEvent } from '../domain/settings.events.js';

/** Who changes settings, and how the command is known. */
export interface SettingsChange {
  readonly actor: Actor;
  readonly organisation: string;
  /** Nobody named the organisation: it is the one of the account. */
  readonly assumed?: boolean;
  /** UUID; made here when absent. */
  readonly commandId?: string;
  readonly expectedRevision?: number;
}

export type SettingsOutcome = CommandOutcome<NoticeSettings, SettingsEvent, SettingsRejection>;

/** Settings of notices as an application service: one short stream an organisation. */
export class NoticeSettingsLog {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly directory: Pick<Directory, 'current'>,
  ) {}

  /** As they are now. */
  of(organisation: string): Promise<NoticeSettings> {
    return noticeSettings.load(this.store, organisation);
  }

  async handle(command: SettingsCommand, change: SettingsChange): Promise<SettingsOutcome> {
    const { actor, organisation, assumed = false } = change;
    const { commandId = randomUUID(), expectedRevision } = change;
    const organisationKnown = (await this.directory.current()).find(organisation) !== undefined;
    return noticeSettings.handle(this.store, {
      id: organisation,
      command,
      context: { now: this.clock.now(), acting: actor, organisation, assumed, organisationKnown },
      envelope: {
        commandId,
        command: command.type,
        actor,
        correlationId: commandId,
        ...(expectedRevision !== undefined && { expectedRevision }),
      },
    });
  }
}
