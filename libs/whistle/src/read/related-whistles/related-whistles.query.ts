import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import type { Actor, Position } from '#event-sourcing';
import { Directory } from '#directory';
import { READ_STORE, type ReadStore } from '#read-store';
import { workListTables } from '../reading.js';
import { type RelatedWhistle, relatedWhistles } from './related-whistles.js';

/**
 * 复哨 and 并哨 of a whistle in both directions, those that the actor may read, by the work lists: up to a limit, it waits until
 * they are where the whistle was when it was read.
 */
export class AskRelatedWhistles extends Query<readonly RelatedWhistle[]> {
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
    private readonly directory: Directory,
  ) {}

  async execute({ actor, whistleId, position }: AskRelatedWhistles) {
    const scope = readScope(actor, await this.directory.current());
    const { db } = await workListTables(this.store, position);
    return relatedWhistles(db, whistleId, scope);
  }
}
