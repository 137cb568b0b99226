import {
  type Clock,
  type CommandOutcome,
  type Position,
  type Delivery,
  envelopeOf,
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
import { type Account, account, type AccountState, normaliseUsername } from './domain/account.js';
import { PUBLISHED_PASSWORD, refusePassword } from './domain/password-policy.js';

const PAGE = 500;

/** Whether an organisation is in the directory and takes part: what `access` asks of others. */
export type OrganisationKnown = (organisation: string) => Promise<boolean>;

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

  async open({ password, ...opened }: NewAccount, delivery: Delivery): Promise<AccountOutcome> {
    const username = normaliseUsername(opened.username);
    const refused = refusePassword(username, password);
    if (refused) return { outcome: 'rejected', rejection: refused };
    return this.#open(opened, password, delivery);
  }

  /** For a demonstration only: with the password that all the world knows. */
  openPublished(opened: Omit<NewAccount, 'password'>, delivery: Delivery) {
    return this.#open(opened, PUBLISHED_PASSWORD, delivery);
  }

  async #open(
    opened: Omit<NewAccount, 'password'>,
    password: string,
    delivery: Delivery,
  ): Promise<AccountOutcome> {
    const organisationKnown = await this.organisationKnown(opened.organisation);
    const passwordHash = await hashPassword(password);
    const username = normaliseUsername(opened.username);
    const command = { type: 'OpenAccount', ...opened, username } as const;
    return this.#handle(command, { passwordHash, organisationKnown }, delivery);
  }

  /** Sets a new password; whether the person may do so is the caller's to check. */
  async changePassword(
    username: string,
    password: string,
    delivery: Delivery,
  ): Promise<AccountOutcome> {
    const refused = refusePassword(username, password);
    if (refused) return { outcome: 'rejected', rejection: refused };
    const passwordHash = await hashPassword(password);
    return this.#handle({ type: 'ChangePassword', username }, { passwordHash }, delivery);
  }

  close(username: string, delivery: Delivery): Promise<AccountOutcome> {
    const name = normaliseUsername(username);
    return this.#handle({ type: 'CloseAccount', username: name }, {}, delivery);
  }

  async #handle(
    command: AccountCommand,
    context: Omit<AccountContext, 'now'>,
    delivery: Delivery,
  ): Promise<AccountOutcome> {
    const outcome = await account.handle(this.store, {
      id: command.username,
      command,
      context: { ...context, now: this.clock.now() },
      envelope: envelopeOf(command, delivery),
    });
    if (outcome.outcome === 'accepted') await this.changed(command.username);
    return outcome;
  }
}
