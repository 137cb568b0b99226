import { localDate } from '#calendar';
import type { Position, RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { type Account, account, type AccountState } from './domain/account.js';
import { accountSessions, ownerOf } from './session/account-sessions.js';
import { FollowedLog } from './followed-log.js';

/** 最近登录: when, and from where as far as the network tells. */
export interface LastSignIn {
  /** Local date, `YYYY-MM-DD`. */
  readonly day: string;
  readonly device: string;
  readonly network: string;
}

export interface RolledAccount {
  readonly account: Account;
  readonly lastSignIn: LastSignIn | undefined;
}

interface Roll {
  readonly accounts: Map<string, AccountState>;
  readonly signIns: Map<string, LastSignIn>;
}

const FILTER = { streamPrefixes: [account.prefix, accountSessions.prefix] };

function apply({ accounts, signIns }: Roll, recorded: RecordedEvent): void {
  if (account.includes(recorded)) {
    const username = account.idOf(recorded.stream);
    const event = account.typed(recorded);
    accounts.set(username, account.evolve(accounts.get(username), event));
    return;
  }
  const event = accountSessions.typed(recorded);
  if (event.type !== 'SessionOpened') return;
  const { at, device, network } = event.data;
  signIns.set(ownerOf(recorded.stream), { day: localDate(at), device, network });
}

/** Every account that was ever opened, and when somebody last signed in to it. */
export class AccountRoll {
  readonly #log: FollowedLog<Roll>;

  constructor(store: Pick<EventStore, 'readAll'>) {
    const roll: Roll = { accounts: new Map(), signIns: new Map() };
    this.#log = new FollowedLog(store, FILTER, roll, apply);
  }

  /** By username. */
  async all(): Promise<{ accounts: readonly RolledAccount[]; position: Position | null }> {
    const { state, position } = await this.#log.current();
    const accounts = [...state.accounts.values()].flatMap((one) =>
      one ? [{ account: one, lastSignIn: state.signIns.get(one.username) }] : [],
    );
    return { accounts: accounts.sort(byUsername), position };
  }
}

const byUsername = ({ account: one }: RolledAccount, { account: other }: RolledAccount): number =>
  one.username < other.username ? -1 : 1;
