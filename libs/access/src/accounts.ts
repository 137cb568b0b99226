import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type Clock,
  type CommandOutcome,
  handleCommand,
  type Recorded,
} from '#event-sourcing';
import type { EventStore } from '#event-store';
import { hashPassword } from './credentials/password-hash.js';
import {
  type AccountCommand,
  type AccountContext,
  type OpenAccount,
} from './domain/account.commands.js';
import type { AccountEvent } from './domain/account.events.js';
import type { AccountRejection } from './domain/account.rejections.js';
import { account, type AccountState, normaliseUsername } from './domain/account.js';
import { refusePassword } from './domain/password-policy.js';

/** Whether an organisation is in the directory and takes part: what `access` asks of others. */
export type OrganisationKnown = (organisation: string) => Promise<boolean>;

/** Who changes an account, and how the command is known. */
export interface AccountChange {
  readonly actor: Actor;
  /** UUID; made here when absent. */
  readonly commandId?: string;
  readonly expectedRevision?: number;
}

export type NewAccount = Omit<OpenAccount, 'type'> & { readonly password: string };
export type AccountOutcome = CommandOutcome<AccountState, AccountEvent, AccountRejection>;

export const ACCOUNT_STREAM_PREFIX = 'account-';
export const accountStream = (username: string): string => ACCOUNT_STREAM_PREFIX + username;

/** Accounts as an application service; each is one stream, read whole when it is needed. */
export class Accounts {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly organisationKnown: OrganisationKnown,
  ) {}

  /** As it is now; undefined where none was ever opened. */
  async find(username: string): Promise<AccountState> {
    const recorded = await this.store.readStream(accountStream(normaliseUsername(username)));
    const events = recorded as unknown as readonly Recorded<AccountEvent>[];
    return events.reduce<AccountState>(account.evolve, account.initialState);
  }

  async open({ password, ...opened }: NewAccount, change: AccountChange): Promise<AccountOutcome> {
    const username = normaliseUsername(opened.username);
    const refused = refusePassword(username, password);
    if (refused) return { outcome: 'rejected', rejection: refused };
    const organisationKnown = await this.organisationKnown(opened.organisation);
    const passwordHash = await hashPassword(password);
    const command = { type: 'OpenAccount', ...opened, username } as const;
    return this.#handle(command, { passwordHash, organisationKnown }, change);
  }

  /** Sets a new password; whether the person may do so is the caller's to check. */
  async changePassword(
    username: string,
    password: string,
    change: AccountChange,
  ): Promise<AccountOutcome> {
    const refused = refusePassword(username, password);
    if (refused) return { outcome: 'rejected', rejection: refused };
    const passwordHash = await hashPassword(password);
    return this.#handle({ type: 'ChangePassword', username }, { passwordHash }, change);
  }

  close(username: string, change: AccountChange): Promise<AccountOutcome> {
    return this.#handle({ type: 'CloseAccount', username }, {}, change);
  }

  #handle(
    command: AccountCommand,
    context: Omit<AccountContext, 'now'>,
    { actor, commandId = randomUUID(), expectedRevision }: AccountChange,
  ): Promise<AccountOutcome> {
    return handleCommand(this.store, account, {
      stream: accountStream(command.username),
      command,
      context: { ...context, now: this.clock.now() },
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
