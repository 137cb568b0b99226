import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Kysely, sql } from 'kysely';
import { type ReadScope, readScope } from '#access';
import type { Actor, Position } from '#event-sourcing';
import { oneOf, READ_STORE, type ReadStore } from '#read-store';
import type { WhistleStage } from '../../domain/whistle.state.js';
import { Naming } from '../names.js';
import { workListTables } from '../work-lists/work-lists.projection.js';
import type { WhistleStatus } from '../work-lists/street-work-list.js';
import type { WorkListTables } from '../work-lists/work-lists.tables.js';

/** What another whistle is to this one. */
export const RELATIONS = ['previous', 'followed-by', 'merged-into', 'merged-from'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Another whistle, and what it is to the one that was asked about. */
export interface RelatedWhistle {
  readonly relation: Relation;
  readonly whistleId: string;
  readonly title: string;
  readonly kind: string;
  readonly status: WhistleStatus;
  readonly stage: WhistleStage;
  readonly street: string;
  readonly raisedBy: string;
  readonly raisedAt: string;
}

/** With the names that people know. */
export interface NamedRelatedWhistle extends RelatedWhistle {
  readonly kindName: string;
  readonly streetName: string;
}

/**
 * 复哨 and 并哨 in both directions, the oldest whistle first. Of a whistle that the reader may not
 * read, nothing is told.
 */
export async function relatedWhistles(
  db: Kysely<WorkListTables>,
  whistleId: string,
  scope: ReadScope,
): Promise<readonly RelatedWhistle[]> {
  const { rows } = await sql<RelatedWhistle>`
    select l.relation, w.id as "whistleId", w.title, w.kind, w.status, w.stage, w.street,
      w.raised_by as "raisedBy", w.raised_at as "raisedAt"
    from (
      select case link when 'previous' then 'previous' else 'merged-into' end as relation,
        other_id as id from whistle_links where whistle_id = ${whistleId}
      union all
      select case link when 'previous' then 'followed-by' else 'merged-from' end as relation,
        whistle_id as id from whistle_links where other_id = ${whistleId}
    ) l join whistles w on w.id = l.id
    order by w.raised_at, w.no`.execute(db);
  const summoned = await departmentsOf(db, rows);
  return rows.filter(({ whistleId: id, street, raisedBy }) =>
    scope.mayReadMatter([street, raisedBy, ...(summoned.get(id) ?? [])]),
  );
}

/** Every department ever summoned to each of them. */
async function departmentsOf(
  db: Kysely<WorkListTables>,
  whistles: readonly RelatedWhistle[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = whistles.map(({ whistleId }) => whistleId);
  const rows = await db
    .selectFrom('summonses')
    .select(['whistle_id', 'department'])
    .where(oneOf(db, 'whistle_id', ids))
    .execute();
  const found = new Map<string, string[]>();
  for (const { whistle_id: id, department } of rows)
    found.set(id, [...(found.get(id) ?? []), department]);
  return found;
}

/**
 * 复哨 and 并哨 of a whistle, those that the actor may read, by the work lists. Up to a limit, it waits
 * until they are where the whistle was when it was read.
 */
export class AskRelatedWhistles extends Query<readonly NamedRelatedWhistle[]> {
  constructor(
    readonly actor: Actor,
    readonly whistleId: string,
    readonly position: Position,
  ) {
    super();
  }
}

@QueryHandler(AskRelatedWhistles)
export class AskRelatedWhistlesHandler implements IQueryHandler<AskRelatedWhistles> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    private readonly naming: Naming,
  ) {}

  async execute({ actor, whistleId, position }: AskRelatedWhistles) {
    const { organisations, nameOf, kindName } = await this.naming.current();
    const { db } = await workListTables(this.store, position);
    const found = await relatedWhistles(db, whistleId, readScope(actor, organisations));
    return found.map((one) => ({
      ...one,
      kindName: kindName(one.kind),
      streetName: nameOf(one.street),
    }));
  }
}
