import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Accounts } from '../accounts.js';
import type { AccountSession } from '../session/account-sessions.js';
import { SessionLog } from '../session/session-log.js';

/** The open sessions of an account, the latest first; undefined where there is no such account. */
export class FindSessions extends Query<readonly AccountSession[] | undefined> {
  constructor(readonly username: string) {
    super();
  }
}

@QueryHandler(FindSessions)
export class FindSessionsHandler implements IQueryHandler<FindSessions> {
  constructor(
    private readonly accounts: Accounts,
    private readonly log: SessionLog,
  ) {}

  async execute({ username }: FindSessions): Promise<readonly AccountSession[] | undefined> {
    const account = await this.accounts.find(username);
    if (!account) return undefined;
    return account.closed ? [] : this.log.openSessionsOf(account);
  }
}
