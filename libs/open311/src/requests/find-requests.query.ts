import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Kysely } from 'kysely';
import type { Open311File } from '../open311-file.js';
import { oneOf, READ_STORE, type ReadStore } from '#read-store';
import { Directory } from '#directory';
import { OPEN311_REQUESTS } from './requests.projection.js';
import type { RequestsTable, RequestTables } from './requests.tables.js';
import { type ServiceRequest, toServiceRequest } from './service-request.js';

/** GeoReport v2: never more than this many at once. */
const MOST = 1_000;

export interface RequestFilter {
  /** The client whose own requests are asked for. */
  readonly system: string;
  /** Overrides all other filters. */
  readonly ids?: readonly string[];
  readonly statuses?: readonly string[];
  /** ISO 8601 UTC, both included. */
  readonly from: string;
  readonly to: string;
}

/** Service requests, the newest first. */
export class FindOpen311Requests extends Query<readonly ServiceRequest[]> {
  constructor(
    readonly services: Open311File['services'],
    readonly filter: RequestFilter,
  ) {
    super();
  }
}

@QueryHandler(FindOpen311Requests)
export class FindOpen311RequestsHandler implements IQueryHandler<FindOpen311Requests> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    private readonly directory: Directory,
  ) {}

  async execute({ services, filter }: FindOpen311Requests): Promise<readonly ServiceRequest[]> {
    const organisations = await this.directory.current();
    const rows = await this.#rows(filter);
    return rows.map((row) => toServiceRequest(row, services, (id) => organisations.nameOf(id)));
  }

  async #rows(filter: RequestFilter): Promise<readonly RequestsTable[]> {
    const db: Kysely<RequestTables> = await this.store.live(OPEN311_REQUESTS);
    const { system, ids, statuses, from, to } = filter;
    let query = db.selectFrom('requests').selectAll().where('system', '=', system);
    if (ids) query = query.where(oneOf(db, 'id', ids));
    else {
      query = query.where('requested_at', '>=', from).where('requested_at', '<=', to);
      if (statuses) query = query.where(oneOf(db, 'status', statuses));
    }
    return query.orderBy('requested_at', 'desc').orderBy('id').limit(MOST).execute();
  }
}
