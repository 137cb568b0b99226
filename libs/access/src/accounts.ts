import { randomUUID } from 'node:crypto';
import type { Actor, Clock, CommandOutcome, Position } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { hashPassword } from './credentials/password-hash.js';
import {
  type AccountCommand,
  type AccountContext,
  type OpenAccount,
} from './domain/account.commands.js';
import type { AccountEvent } from './domain/account.events.js';
import type { AccountRejection } from './domain/account.rejections.js';
import { type Account, account, type AccountState, normaliseUsername } from './domain/account.js';
import { PUBLISHED_PASSWORD, refusePassword } from './domain/password-policy.js';

const PAGE = 500;

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

/** The account as the log has it; undefined where none was ever opened. */
export const findAccount = (
  store: Pick<EventStore, 'readStream'>,
  username: string,
): Promise<AccountState> => account.load(store, normaliseUsername(username));

/** Accounts as an application service; each is one stream, read whole when it is needed. */
export class Accounts {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly organisationKnown: OrganisationKnown,
    /** Told of each change that was accepted, before it is answered. */
    private readonly changed: (username: string) => Promise<void> = async () => undefined,
  ) {}

  /** As it is now; undefined where none was ever opened. */
  find(username: string): Promise<AccountState> {
    return findAccount(this.store, username);
  }

  /** Every account that was ever opened, closed ones too; reads the log from its beginning. */
  async all(): Promise<readonly Account[]> {
    const states = new Map<string, AccountState>();
    const filter = { streamPrefixes: [account.prefix] };
    let after: Position | undefined;
    for (let end = false; !end;) {
      const from = after === undefined ? {} : { after };
      const page = await this.store.readAll({ ...from, filter, limit: PAGE });
      for (const event of page.events.map(account.typed))
        states.set(event.stream, account.evolve(states.get(event.stream), event));
      ({ position: after, end } = page);
    }
    return [...states.values()].filter((state) => state !== undefined);
  }

  async open({ password, ...opened }: NewAccount, change: AccountChange): Promise<AccountOutcome> {
    const username = normaliseUsername(opened.username);
    const refused = refusePassword(username, password);
    if (refused) return { outcome: 'rejected', rejection: refused };
    return this.#open(opened, password, change);
  }

  /** For a demonstration only: with the password that all the world knows. */
  openPublished(opened: Omit<NewAccount, 'password'>, change: AccountChange) {
    return this.#open(opened, PUBLISHED_PASSWORD, change);
  }

  async #open(
    opened: Omit<NewAccount, 'password'>,
    password: string,
    change: AccountChange,
  ): Promise<AccountOutcome> {
    const organisationKnown = await this.organisationKnown(opened.organisation);
    const passwordHash = await hashPassword(password);
    const username = normaliseUsername(opened.username);
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
    const name = normaliseUsername(username);
    return this.#handle({ type: 'CloseAccount', username: name }, {}, change);
  }

  async #handle(
    command: AccountCommand,
    context: Omit<AccountContext, 'now'>,
    { actor, commandId = randomUUID(), expectedRevision }: AccountChange,
  ): Promise<AccountOutcome> {
    const outcome = await account.handle(this.store, {
      id: command.username,
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
    if (outcome.outcome === 'accepted') await this.changed(command.username);
    return outcome;
  }
}
