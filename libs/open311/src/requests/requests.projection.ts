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

type Of<T extends WhistleEvent['type']> = Recorded<Extract<WhistleEvent, { type: T }>>;

const none: RequestsTable = {
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

/** Nothing is kept of a whistle that came from nowhere else. */
const isForeign = ({ system }: RequestsTable): boolean => system !== '';

/** What an event changes; the revision alone for a whistle of the district's own. */
const changed = (
  row: RequestsTable,
  { revision, data }: Recorded<WhistleEvent>,
  change: Partial<RequestsTable>,
): RequestsTable =>
  isForeign(row) ? { ...row, ...change, revision, updated_at: data.at } : { ...row, revision };

function raised(row: RequestsTable, { revision, data }: Of<'WhistleRaised'>): RequestsTable {
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

function summoned(row: RequestsTable, event: Of<'DepartmentSummoned'>): RequestsTable {
  const { role, department, clocks, summons } = event.data;
  if (role !== 'lead') return changed(row, event, {});
  const lead_summons = clocks.resolve ? summons : 0;
  const expected_at = clocks.resolve?.dueAt ?? row.overall_at;
  return changed(row, event, { lead: department, lead_summons, expected_at });
}

/** The lead's due time as a pause or an extension has moved it; that of others is nobody's here. */
function moved(row: RequestsTable, event: Of<'ClockResumed' | 'ExtensionGranted'>): RequestsTable {
  const { summons, clocks } = event.data;
  if (summons !== row.lead_summons || !clocks.resolve) return changed(row, event, {});
  return changed(row, event, { expected_at: clocks.resolve.dueAt });
}

/** Due times counted anew on the days now known; without a limit of the lead's own, the whole's. */
function rebased(row: RequestsTable, event: Of<'DueTimesRebased'>): RequestsTable {
  const { overall, summonses } = event.data;
  const overall_at = overall?.dueAt ?? row.overall_at;
  const lead = summonses.find(({ summons }) => summons === row.lead_summons)?.clocks.resolve;
  const followed = row.lead_summons === 0 ? overall_at : row.expected_at;
  return changed(row, event, { overall_at, expected_at: lead?.dueAt ?? followed });
}

/** Until its lead is summoned anew, what is due is the whole. */
function reopened(row: RequestsTable, event: Of<'WhistleReopened'>): RequestsTable {
  const { reason: notes, overall } = event.data;
  const overall_at = overall?.dueAt ?? null;
  const due = { lead_summons: 0, overall_at, expected_at: overall_at };
  return changed(row, event, { status: 'open', notes, ...due });
}

const ended = (row: RequestsTable, event: Recorded<WhistleEvent>, notes: string): RequestsTable =>
  changed(row, event, { status: 'closed', notes });

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

const when: Handlers<RequestsTable, WhistleEvent, (typeof IGNORES)[number]> = {
  WhistleRaised: raised,
  DepartmentSummoned: summoned,
  ProgressRecorded: (row, event) => changed(row, event, { notes: event.data.note }),
  ResolutionReported: (row, event) => changed(row, event, { notes: event.data.summary }),
  WhistleReturned: (row, event) => changed(row, event, { notes: event.data.reason }),
  WhistleClosed: (row, event) => ended(row, event, event.data.summary),
  WhistleWithdrawn: (row, event) => ended(row, event, event.data.reason),
  WhistleMerged: (row, event) => ended(row, event, event.data.reason),
  WhistleReopened: reopened,
  ClockResumed: moved,
  ExtensionGranted: moved,
  DueTimesRebased: rebased,
  ReportSupplemented: (row, event) =>
    changed(row, event, { notes: event.data.summary ?? row.notes }),
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

/** What other platforms may see of the whistles that they raised: GeoReport v2's service requests. */
export const open311Requests: Projection<
  RequestsTable,
  RequestTables,
  WhistleEvent,
  (typeof IGNORES)[number]
> = {
  name: OPEN311_REQUESTS,
  version: 2,
  replaySafety:
    'A row is a function of its whistle’s events; events at or below its revision are ignored.',
  family: whistle,
  when,
  ignores: IGNORES,
  migrate: createTables,
  index: createIndexes,
  initial: (stream) => ({ ...none, id: whistle.idOf(stream) }),
  revisionOf: ({ revision }) => revision,
  load,
  save,
};
