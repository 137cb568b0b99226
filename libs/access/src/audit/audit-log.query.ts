import { Inject, Optional } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EVENT_STORE, type EventStore } from '#event-store';
import { type Connection, cursorOf, pageOf } from '#graphql';
import type { AuditLine, AuditLogArgs } from './audit-log.type.js';
import type { AuditEntry } from './audit.events.js';
import { AUDIT_SEAL, readableLines, type SealsNames } from './audit-names.js';
import { audit } from './audit.js';

/** A page of the audit log of one day, the latest first. */
export class AskAuditLog extends Query<Connection<AuditLine>> {
  constructor(readonly args: AuditLogArgs) {
    super();
  }
}

const SORT = 'audit-';

/** A line, with the revision of its event: lines are written in the order of their minutes. */
interface Row {
  readonly revision: number;
  readonly line: AuditEntry;
}

@QueryHandler(AskAuditLog)
export class AuditLogHandler implements IQueryHandler<AskAuditLog> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Optional() @Inject(AUDIT_SEAL) private readonly seal: SealsNames | undefined,
  ) {}

  async execute({ args }: AskAuditLog): Promise<Connection<AuditLine>> {
    const { day, first, after, kind, account } = args;
    const before = cursorOf(after, SORT)?.tie ?? Infinity;
    const events = await audit.read(this.store, day);
    const lines = await readableLines(
      events.map(({ data }) => data),
      this.seal,
    );
    const rows = events.flatMap(({ revision }, index): Row[] => {
      const line = lines[index];
      return line ? [{ revision, line }] : [];
    });
    const asked = rows.filter(
      ({ revision, line }) =>
        revision < Number(before) &&
        (!kind || line.kind === kind) &&
        (!account || line.account === account),
    );
    const page = asked.reverse().slice(0, first + 1);
    const freshness = { position: events.at(-1)?.position ?? null, reached: true, fromLog: true };
    return pageOf(
      page,
      { first, after, freshness },
      ({ revision }) => [SORT, day, revision],
      lineOf,
    );
  }
}

const lineOf = ({ line }: Row): AuditLine => ({
  kind: line.kind,
  at: line.at,
  count: line.count,
  account: line.account ?? null,
  organisation: line.organisation ?? null,
  address: line.address ?? null,
  code: line.code ?? null,
  operations: line.operations ?? [],
});
