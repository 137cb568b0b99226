import type { Kysely } from 'kysely';
import type { Recorded } from '#event-sourcing';
import { type Change, type Handlers, oneOf, type Projection, upsertRows } from '#read-store';
import { upcast, WHISTLE_STREAM_PREFIX, type WhistleEvent } from '#whistle';
import {
  type CasesTable,
  createIndexes,
  createTables,
  type InsightTables,
  type ObligationsTable,
} from './insight.tables.js';

export const INSIGHT = 'insight';

/** A whistle and what its departments owe. */
interface Insight {
  readonly whistle: CasesTable;
  readonly obligations: readonly ObligationsTable[];
}

type Event<T extends WhistleEvent['type']> = Recorded<Extract<WhistleEvent, { type: T }>>;
type Changes = Partial<ObligationsTable>;

const SHANGHAI_MS = 8 * 3_600_000;
const monthOf = (at: string): string =>
  new Date(Date.parse(at) + SHANGHAI_MS).toISOString().slice(0, 7);

const revised = (model: Insight, revision: number, change: Partial<CasesTable> = {}): Insight => ({
  ...model,
  whistle: { ...model.whistle, ...change, revision },
});

function raised(model: Insight, { revision, data }: Event<'WhistleRaised'>): Insight {
  const { street, kind, category, title, place, at } = data;
  const { address, longitude = null, latitude = null } = place;
  const what = { street, kind, category, title, address, longitude, latitude };
  return revised(model, revision, { ...what, raised_at: at, month: monthOf(at) });
}

function summoned(model: Insight, { revision, data }: Event<'DepartmentSummoned'>): Insight {
  const { summons: no, department, role, at, clocks } = data;
  const next = revised(model, revision, { status: 'open' });
  if (role === 'informed') return next;
  const obligation: ObligationsTable = {
    ...{ whistle_id: model.whistle.id, no, department, summoned_at: at },
    ...{ arrived_at: null, reported_at: null, confirmed_at: null, released_at: null },
    ...{ due_at: clocks.resolve?.dueAt ?? null, paused_ms: 0, paused_since: null, decline: null },
  };
  return { ...next, obligations: [...next.obligations, obligation] };
}

/** What an event changes on the summons that it names; nothing on one that was let go. */
const on =
  <E extends { revision: number; data: { readonly summons: number } }>(
    change: (obligation: ObligationsTable, data: E['data']) => Changes,
  ) =>
  (model: Insight, event: E): Insight => ({
    ...revised(model, event.revision),
    obligations: model.obligations.map((one) =>
      one.no === event.data.summons && one.released_at === null
        ? { ...one, ...change(one, event.data) }
        : one,
    ),
  });

const resumed = on<Event<'ClockResumed'>>((one, { at, ranFrom = at, clocks }) => ({
  paused_ms:
    one.paused_ms + Math.max(0, Date.parse(ranFrom) - Date.parse(one.paused_since ?? ranFrom)),
  paused_since: null,
  due_at: clocks.resolve?.dueAt ?? one.due_at,
}));

/** Whoever has not settled is let go with the whistle. */
const ended = (model: Insight, { revision, data }: Recorded<WhistleEvent>): Insight => ({
  ...revised(model, revision, { status: 'ended' }),
  obligations: model.obligations.map((one) =>
    one.confirmed_at === null ? { ...one, released_at: one.released_at ?? data.at } : one,
  ),
});

function rebased(model: Insight, { revision, data }: Event<'DueTimesRebased'>): Insight {
  const anew = new Map(data.summonses.map(({ summons, clocks }) => [summons, clocks.resolve]));
  const obligations = model.obligations.map((one) => ({
    ...one,
    due_at: anew.get(one.no)?.dueAt ?? one.due_at,
  }));
  return { ...revised(model, revision), obligations };
}

const when: Handlers<Insight, WhistleEvent> = {
  WhistleRaised: raised,
  DepartmentSummoned: summoned,
  DepartmentArrived: on<Event<'DepartmentArrived'>>((one, { at }) => ({
    arrived_at: one.arrived_at ?? at,
  })),
  ArrivalDisputed: on<Event<'ArrivalDisputed'>>(() => ({ arrived_at: null })),
  ResolutionReported: on<Event<'ResolutionReported'>>((_, { at }) => ({ reported_at: at })),
  ResolutionSentBack: on<Event<'ResolutionSentBack'>>(() => ({ reported_at: null })),
  ResolutionConfirmed: on<Event<'ResolutionConfirmed'>>((_, { at }) => ({ confirmed_at: at })),
  DepartmentReplaced: on<Event<'DepartmentReplaced'>>((_, { at }) => ({ released_at: at })),
  DepartmentWithdrawn: on<Event<'DepartmentWithdrawn'>>((_, { at }) => ({ released_at: at })),
  ClockPaused: on<Event<'ClockPaused'>>((_, { at }) => ({ paused_since: at })),
  ClockResumed: resumed,
  SummonsDeclined: on<Event<'SummonsDeclined'>>(() => ({ decline: 'pending' })),
  DeclineUpheld: on<Event<'DeclineUpheld'>>(() => ({ decline: 'upheld' })),
  DeclineOverruled: on<Event<'DeclineOverruled'>>(() => ({ decline: 'overruled' })),
  ExtensionGranted: on<Event<'ExtensionGranted'>>((one, { clocks }) => ({
    due_at: clocks.resolve?.dueAt ?? one.due_at,
  })),
  DueTimesRebased: rebased,
  WhistleClosed: (model, { revision }) => revised(model, revision, { status: 'ended' }),
  WhistleWithdrawn: ended,
  WhistleMerged: ended,
  WhistleReopened: (model, { revision }) => revised(model, revision, { status: 'open' }),
};

/** Every handler sees events in the shape of today. */
const upcasted = Object.fromEntries(
  Object.entries(when).map(([type, handler]) => [
    type,
    (model: Insight, event: Recorded<WhistleEvent>) =>
      (handler as (m: Insight, e: unknown) => Insight)(model, upcast(event)),
  ]),
) as Handlers<Insight, WhistleEvent>;

async function load(
  tx: Kysely<InsightTables>,
  streams: readonly string[],
): Promise<Map<string, Insight>> {
  const ids = streams.map((stream) => stream.slice(WHISTLE_STREAM_PREFIX.length));
  const cases = await tx
    .selectFrom('cases')
    .selectAll()
    .where(oneOf(tx, 'id', ids))
    .execute();
  const owed = await tx
    .selectFrom('obligations')
    .selectAll()
    .where(oneOf(tx, 'whistle_id', ids))
    .orderBy('no')
    .execute();
  const byWhistle = grouped(owed);
  return new Map(
    cases.map((whistle) => [
      WHISTLE_STREAM_PREFIX + whistle.id,
      { whistle, obligations: (byWhistle.get(whistle.id) ?? []).map(asNumbers) },
    ]),
  );
}

function grouped(owed: readonly ObligationsTable[]): Map<string, ObligationsTable[]> {
  const byWhistle = new Map<string, ObligationsTable[]>();
  for (const one of owed) {
    const others = byWhistle.get(one.whistle_id);
    if (others) others.push(one);
    else byWhistle.set(one.whistle_id, [one]);
  }
  return byWhistle;
}

/** PostgreSQL gives a bigint as text. */
const asNumbers = (row: ObligationsTable): ObligationsTable => ({
  ...row,
  paused_ms: Number(row.paused_ms),
});

async function save(tx: Kysely<InsightTables>, changes: readonly Change<Insight>[]): Promise<void> {
  const cases = changes.map(({ after }) => after.whistle);
  await upsertRows(tx, 'cases', ['id'], cases);
  const owed = changes.flatMap(({ before, after }) =>
    after.obligations.filter((one, index) => one !== before?.obligations[index]),
  );
  if (owed.length > 0) await upsertRows(tx, 'obligations', ['whistle_id', 'no'], owed);
}

const none = (id: string): Insight => ({
  whistle: {
    ...{ id, revision: -1, street: '', kind: '', category: '', title: '', address: '' },
    ...{ longitude: null, latitude: null, raised_at: '', month: '', status: 'open' },
  },
  obligations: [],
});

/** What repeats, what stays undone, who declines and what will be late are read from. */
export const insight: Projection<Insight, InsightTables, WhistleEvent> = {
  name: INSIGHT,
  version: 1,
  replaySafety:
    'Rows are a function of their whistle’s events; events at or below its revision are ignored.',
  streamPrefixes: [WHISTLE_STREAM_PREFIX],
  when: upcasted,
  migrate: createTables,
  index: createIndexes,
  initial: (stream) => none(stream.slice(WHISTLE_STREAM_PREFIX.length)),
  revisionOf: ({ whistle }) => whistle.revision,
  load,
  save,
};
