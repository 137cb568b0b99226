import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Connection, heavyCost, refuseUnlessDate } from '#graphql';
import { AskAuditLog } from './audit-log.query.js';
import { AuditConnection, type AuditLine, AuditLogArgs } from './audit-log.type.js';

const LONGEST_PAGE = 200;
const OF_LINE = 10;

/** Of a page that is too long no more than of the longest: the page's own check refuses it. */
const costOfPage = ({ first }: Readonly<Record<string, unknown>>): number =>
  OF_LINE * Math.min(LONGEST_PAGE, Math.max(1, Number(first) || 1));

@Resolver()
export class AuditLogResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => AuditConnection, {
    complexity: heavyCost(costOfPage),
    description:
      '审计日志（管理员、考核单位）：某日的登录、被拒的登录与操作、管理员的操作，最近的在先。The audit log of one day, the latest first: sign-ins, what was refused, what administrators did.',
  })
  async auditLog(@Args() args: AuditLogArgs): Promise<Connection<AuditLine>> {
    refuseUnlessDate('day', args.day);
    return this.queries.execute(new AskAuditLog(args));
  }
}
