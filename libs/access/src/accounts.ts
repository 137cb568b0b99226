import {
  type Clock,
  type CommandOutcome,
  type Position,
  type Delivery,
  envelopeOf,
} from '#event-sourcing';
import type { EventStore } from '#event-store';
import { hashPassword } from './credentials/password-hash.js';
import { refuseUnlessSafePassword } from './credentials/safe-password.js';
import {
  type AccountCommand,
  type AccountContext,
  type ChangeAccountPosts,
  type ChangeAccountRole,
  type ChangePassword,
  type OpenAccount,
  type ResetPassword,
} from './domain/account.commands.js';
import type { AccountEvent } from './domain/account.events.js';
import type { AccountRejection } from './domain/account.rejections.js';
import { type Account, account, type AccountState, normaliseUsername } from './domain/account.js';
import { PUBLISHED_PASSWORD } from './domain/password-policy.js';

const PAGE = 500;

/** Whether an organisation is in the directory and active. */
export type OrganisationKnown = (organisation: string) => Promise<boolean>;

/** What surrounds the accounts of one process. */
interface AccountSurroundings {
  /** The name that people know an organisation by; new passwords must not consist of it. */
  nameOf?(organisation: string): Promise<string | undefined>;
  /** Called after each accepted change, before the caller gets the answer. */
  changed?(username: string): Promise<void>;
}

export type NewAccount = Omit<OpenAccount, 'type'> & { readonly password: string };
export type NewPosts = Omit<ChangeAccountPosts, 'type'>;
export type NewRole = Omit<ChangeAccountRole, 'type'>;
export type AccountOutcome = CommandOutcome<AccountState, AccountEvent, AccountRejection>;

/** The account in the log; undefined where none was ever opened. */
export const findAccount = (
  store: Pick<EventStore, 'readStream'>,
  username: string,
): Promise<AccountState> => account.load(store, normaliseUsername(username));

/** Reads, opens, changes and closes accounts; each is one short stream. */
export class Accounts {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly organisationKnown: OrganisationKnown,
    private readonly around: AccountSurroundings = {},
  ) {}

  /** The current account; undefined where none was ever opened. */
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
    const refused = await this.#refuseUnlessSafe(username, opened.organisation, password);
    if (refused) return { outcome: 'rejected', rejection: refused };
    return this.#open(opened, password, delivery);
  }

  /** For the demo only: opens an account with the published password. */
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
    return this.handle(command, { passwordHash, organisationKnown }, delivery);
  }

  /** Sets a new password. The caller checks whether the person may do so. */
  changePassword(username: string, password: string, delivery: Delivery): Promise<AccountOutcome> {
    return this.#setPassword({ type: 'ChangePassword', username }, password, delivery);
  }

  /** Sets an initial password for somebody else, who has to change it at the next sign-in. */
  resetPassword(username: string, password: string, delivery: Delivery): Promise<AccountOutcome> {
    const name = normaliseUsername(username);
    const command = { type: 'ResetPassword', username: name } as const;
    return this.#setPassword(command, password, delivery);
  }

  async #setPassword(
    command: ChangePassword | ResetPassword,
    password: string,
    delivery: Delivery,
  ): Promise<AccountOutcome> {
    const { username } = command;
    const organisation = (await this.find(username))?.organisation;
    const refused = await this.#refuseUnlessSafe(username, organisation, password);
    if (refused) return { outcome: 'rejected', rejection: refused };
    const passwordHash = await hashPassword(password);
    return this.handle(command, { passwordHash, by: delivery.actor.account }, delivery);
  }

  /** Gives the account another role; in another organisation where one is named. Its sessions end. */
  async changeRole(change: NewRole, delivery: Delivery): Promise<AccountOutcome> {
    const username = normaliseUsername(change.username);
    const organisation = change.organisation ?? (await this.find(username))?.organisation;
    const organisationKnown =
      organisation !== undefined && (await this.organisationKnown(organisation));
    const command = { type: 'ChangeAccountRole', ...change, username } as const;
    const context = { organisationKnown, by: delivery.actor.account };
    return this.handle(command, context, delivery);
  }

  /** Gives the account these posts, and takes all others from it. Its sessions end. */
  changePosts({ username, posts }: NewPosts, delivery: Delivery): Promise<AccountOutcome> {
    const name = normaliseUsername(username);
    const command = { type: 'ChangeAccountPosts', username: name, posts } as const;
    return this.handle(command, { by: delivery.actor.account }, delivery);
  }

  close(username: string, delivery: Delivery): Promise<AccountOutcome> {
    const name = normaliseUsername(username);
    return this.handle({ type: 'CloseAccount', username: name }, {}, delivery);
  }

  async #refuseUnlessSafe(username: string, organisation: string | undefined, password: string) {
    const organisationName = organisation && (await this.around.nameOf?.(organisation));
    return refuseUnlessSafePassword({ username, organisation, organisationName }, password);
  }

  /** Removes the second factor of somebody who has lost it. Its sessions end. */
  resetSecondFactor(username: string, delivery: Delivery): Promise<AccountOutcome> {
    const command = { type: 'ResetSecondFactor', username: normaliseUsername(username) } as const;
    return this.handle(command, { by: delivery.actor.account }, delivery);
  }

  /** Carries out a command on an account that the caller has checked. */
  async handle(
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
    if (outcome.outcome === 'accepted') await this.around.changed?.(command.username);
    return outcome;
  }
}
