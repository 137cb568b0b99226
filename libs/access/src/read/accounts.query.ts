import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Position } from '#event-sourcing';
import type { Role } from '../domain/role.js';
import { Standings } from '../session/standings.js';
import { AccountRoll, type RolledAccount } from '../account-roll.js';

export interface AccountsQuestion {
  readonly organisation?: string;
  readonly role?: Role;
  /** Only those that are closed, or only those that are not; all where absent. */
  readonly closed?: boolean;
  readonly first: number;
  /** Username of the account after which the page begins. */
  readonly after: string;
}

/** An account, and whether its organisation is active. */
export interface FoundAccount extends RolledAccount {
  readonly takesPart: boolean;
}

/** 账号 by username: a page, and one more where there are more. */
export class FindAccounts extends Query<{
  readonly accounts: readonly FoundAccount[];
  readonly position: Position | null;
}> {
  constructor(readonly question: AccountsQuestion) {
    super();
  }
}

@QueryHandler(FindAccounts)
export class FindAccountsHandler implements IQueryHandler<FindAccounts> {
  constructor(
    private readonly roll: AccountRoll,
    private readonly standings: Standings,
  ) {}

  async execute({ question }: FindAccounts) {
    const { accounts, position } = await this.roll.all();
    const asked = accounts.filter(
      ({ account }) => account.username > question.after && isAskedFor(account, question),
    );
    const page = asked.slice(0, question.first + 1).map(async (one) => {
      const takesPart = await this.standings.takesPart(one.account.organisation);
      return Object.assign({ takesPart }, one);
    });
    return { accounts: await Promise.all(page), position };
  }
}

const isAskedFor = (
  account: RolledAccount['account'],
  { organisation, role, closed }: AccountsQuestion,
): boolean =>
  (organisation === undefined || account.organisation === organisation) &&
  (role === undefined || account.role === role) &&
  (closed === undefined || account.closed === closed);
