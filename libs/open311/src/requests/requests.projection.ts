import type { Kysely } from 'kysely';
import type { Recorded } from '#event-sourcing';
import {
  type Change,
  type Handlers,
  othersThan,
  oneOf,
  type Projection,
  upsertRows,
} from '#read-store';
import { whistle, type WhistleEvent } from '#whistle';
import {
  createIndexes,
  createTables,
  type RequestsTable,
  type RequestTables,
} from './requests.tables.js';

export const OPEN311_REQUESTS = 'open311-requests';

type EventOf<T extends WhistleEvent['type']> = Recorded<Extract<WhistleEvent, { type: T }>>;

const noRequest: RequestsTable = {
  id: '',
  revision: -1,
  system: '',
  reference: '',
  kind: '',
  category: '',
  lead: '',
  status: 'open',
  notes: '',
  description: '',
  address: '',
  region: '',
  longitude: null,
  latitude: null,
  requested_at: '',
  updated_at: '',
  expected_at: null,
  lead_summons: 0,
  overall_at: null,
};

/** Only whistles that came from another platform get a row. */
const isForeign = ({ system }: RequestsTable): boolean => system !== '';

/** The row after an event; of the district's own whistles only the revision is kept. */
const applyChange = (
  row: RequestsTable,
  { revision, data }: Recorded<WhistleEvent>,
  change: Partial<RequestsTable>,
): RequestsTable =>
  isForeign(row) ? { ...row, ...change, revision, updated_at: data.at } : { ...row, revision };

function startRequest(
  row: RequestsTable,
  { revision, data }: EventOf<'WhistleRaised'>,
): RequestsTable {
  const { source, kind, category, description, place, at, overall, call } = data;
  if (!source) return { ...row, revision };
  const { longitude = null, latitude = null } = place;
  const due = overall?.dueAt ?? null;
  return {
    ...row,
    revision,
    ...source,
    kind,
    category,
    description,
    lead: call?.lead ?? '',
    address: place.address,
    region: place.regionCode,
    longitude,
    latitude,
    requested_at: at,
    updated_at: at,
    expected_at: due,
    overall_at: due,
  };
}

function applySummons(row: RequestsTable, event: EventOf<'DepartmentSummoned'>): RequestsTable {
  const { role, department, clocks, summons } = event.data;
  if (role !== 'lead') return applyChange(row, event, {});
  const lead_summons = clocks.resolve ? summons : 0;
  const expected_at = clocks.resolve?.dueAt ?? row.overall_at;
  return applyChange(row, event, { lead: department, lead_summons, expected_at });
}

/** Due time moved by a pause or an extension; only the lead's is shown. */
function applyMovedDueTime(
  row: RequestsTable,
  event: EventOf<'ClockResumed' | 'ExtensionGranted'>,
): RequestsTable {
  const { summons, clocks } = event.data;
  if (summons !== row.lead_summons || !clocks.resolve) return applyChange(row, event, {});
  return applyChange(row, event, { expected_at: clocks.resolve.dueAt });
}

/** Due times of a changed calendar; the whistle's overall due time where the lead has no limit. */
function applyRebasedDueTimes(
  row: RequestsTable,
  event: EventOf<'DueTimesRebased'>,
): RequestsTable {
  const { overall, summonses } = event.data;
  const overall_at = overall?.dueAt ?? row.overall_at;
  const lead = summonses.find(({ summons }) => summons === row.lead_summons)?.clocks.resolve;
  const followed = row.lead_summons === 0 ? overall_at : row.expected_at;
  return applyChange(row, event, { overall_at, expected_at: lead?.dueAt ?? followed });
}

/** The whistle's overall due time counts until its lead is summoned again. */
function reopenRequest(row: RequestsTable, event: EventOf<'WhistleReopened'>): RequestsTable {
  const { reason: notes, overall } = event.data;
  const overall_at = overall?.dueAt ?? null;
  const due = { lead_summons: 0, overall_at, expected_at: overall_at };
  return applyChange(row, event, { status: 'open', notes, ...due });
}

const closeRequest = (
  row: RequestsTable,
  event: Recorded<WhistleEvent>,
  notes: string,
): RequestsTable => applyChange(row, event, { status: 'closed', notes });

const IGNORES = othersThan(
  whistle,
  'WhistleRaised',
  'DepartmentSummoned',
  'ProgressRecorded',
  'ResolutionReported',
  'WhistleReturned',
  'WhistleClosed',
  'WhistleWithdrawn',
  'WhistleMerged',
  'WhistleReopened',
  'ClockResumed',
  'ExtensionGranted',
  'DueTimesRebased',
  'ReportSupplemented',
);

const handlers: Handlers<RequestsTable, WhistleEvent, (typeof IGNORES)[number]> = {
  WhistleRaised: startRequest,
  DepartmentSummoned: applySummons,
  ProgressRecorded: (row, event) => applyChange(row, event, { notes: event.data.note }),
  ResolutionReported: (row, event) => applyChange(row, event, { notes: event.data.summary }),
  WhistleReturned: (row, event) => applyChange(row, event, { notes: event.data.reason }),
  WhistleClosed: (row, event) => closeRequest(row, event, event.data.summary),
  WhistleWithdrawn: (row, event) => closeRequest(row, event, event.data.reason),
  WhistleMerged: (row, event) => closeRequest(row, event, event.data.reason),
  WhistleReopened: reopenRequest,
  ClockResumed: applyMovedDueTime,
  ExtensionGranted: applyMovedDueTime,
  DueTimesRebased: applyRebasedDueTimes,
  ReportSupplemented: (row, event) =>
    applyChange(row, event, { notes: event.data.summary ?? row.notes }),
};

async function load(
  tx: Kysely<RequestTables>,
  streams: readonly string[],
): Promise<Map<string, RequestsTable>> {
  const ids = streams.map(whistle.idOf);
  const rows = await tx
    .selectFrom('requests')
    .selectAll()
    .where(oneOf(tx, 'id', ids))
    .execute();
  return new Map(rows.map((row) => [whistle.streamOf(row.id), row]));
}

async function save(
  tx: Kysely<RequestTables>,
  changes: readonly Change<RequestsTable>[],
): Promise<void> {
  const rows = changes.map(({ after }) => after).filter(isForeign);
  if (rows.length > 0) await upsertRows(tx, 'requests', ['id'], rows);
}

/** Service requests of GeoReport v2: what other platforms may see of the whistles they raised. */
export const open311Requests: Projection<
  RequestsTable,
  RequestTables,
  WhistleEvent,
  (typeof IGNORES)[number]
> = {
  name: OPEN311_REQUESTS,
  version: 3,
  replaySafety:
    'A row is a function of its whistle’s events; events at or below its revision are ignored.',
  family: whistle,
  when: handlers,
  ignores: IGNORES,
  tables: ['requests'],
  migrate: createTables,
  index: createIndexes,
  initial: (stream) => ({ ...noRequest, id: whistle.idOf(stream) }),
  revisionOf: ({ revision }) => revision,
  load,
  save,
};
