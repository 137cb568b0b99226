import { type RawBuilder, sql } from 'kysely';
import { plainText } from '#read-store';
import type { OutboxDb } from './outbox.tables.js';

type Columns = Readonly<Record<string, 'text' | 'integer' | 'bigint'>>;

async function table(
  tx: OutboxDb,
  name: string,
  columns: Columns,
  key: readonly string[],
): Promise<void> {
  const types: Readonly<Record<Columns[string], RawBuilder<unknown>>> = {
    text: plainText(tx),
    integer: sql`integer`,
    bigint: sql`bigint`,
  };
  let building = tx.schema.createTable(name);
  for (const [column, type] of Object.entries(columns))
    building = building.addColumn(column, types[type], (c) => c.notNull());
  await building.addPrimaryKeyConstraint(`${name}_key`, [...key] as never).execute();
}

async function createFeed(tx: OutboxDb): Promise<void> {
  const text = 'text' as const;
  const owned = { owner: text, lease_until: text, updated_at: text };
  await table(tx, 'feed', { id: 'integer', position: text, ...owned }, ['id']);
  await table(tx, 'settings', { organisation: text, settings: text }, ['organisation']);
  const skipped = { event_id: text, stream: text, type: text, error: text, at: text };
  await table(tx, 'skipped', skipped, ['event_id']);
}

async function createNotices(tx: OutboxDb): Promise<void> {
  const text = 'text' as const;
  const origin = { id: text, event_id: text, event_type: text, kind: text };
  const to = { organisation: text, source_system: text, source_reference: text, outcome: text };
  const what = { whistle_id: text, summons: 'integer', title: text, text } as const;
  const when = { urgent: 'integer', react_by: text, at: text } as const;
  await table(tx, 'notice', { ...origin, ...to, ...what, ...when }, ['id']);
  await tx.schema
    .createIndex('notice_inbox')
    .on('notice')
    .columns(['organisation', 'at', 'id'])
    .execute();
  const reading = { notice_id: text, account: text, read_at: text };
  await table(tx, 'reading', reading, ['notice_id', 'account']);
}

async function createDeliveries(tx: OutboxDb): Promise<void> {
  const [text, integer] = ['text', 'integer'] as const;
  const where = { id: text, organisation: text, channel: text, address: text, credential: text };
  const lease = { owner: text, lease_until: text, paused_until: text };
  const target = { ...where, ...lease, failures: integer, tried_at: text };
  await table(tx, 'target', target, ['id']);
  const delivery = {
    id: text,
    notice_id: text,
    target: text,
    state: text,
    bundled: integer,
    attempts: integer,
    not_before: text,
    created_at: text,
    settled_at: text,
    error: text,
  };
  await table(tx, 'delivery', delivery, ['id']);
  const due = tx.schema.createIndex('delivery_due').on('delivery');
  await due.columns(['state', 'target', 'not_before']).execute();
  await tx.schema.createIndex('delivery_of').on('delivery').column('notice_id').execute();
}

async function createAttempts(tx: OutboxDb): Promise<void> {
  const [text, integer] = ['text', 'integer'] as const;
  const of = { message_id: text, delivery_id: text, target: text };
  const result = { at: text, took_ms: integer, outcome: text, status: integer, error: text };
  await table(tx, 'attempt', { ...of, ...result }, ['message_id', 'delivery_id']);
  const byTarget = tx.schema.createIndex('attempt_rate').on('attempt');
  await byTarget.columns(['target', 'at']).execute();
  await tx.schema.createIndex('attempt_of').on('attempt').columns(['delivery_id', 'at']).execute();
  const counter = { channel: text, outcome: text, total: 'bigint' } as const;
  await table(tx, 'counter', counter, ['channel', 'outcome']);
}

/** Columns for the second look before sending, and for receivers that want no more notices. */
async function createSecondLook(tx: OutboxDb): Promise<void> {
  const added = [
    ['notice', 'stream'],
    ['notice', 'over'],
    ['target', 'stopped'],
  ] as const;
  for (const [name, column] of added)
    await tx.schema
      .alterTable(name)
      .addColumn(column, plainText(tx), (text) => text.notNull().defaultTo(''))
      .execute();
}

/** Releases of the schema, in order. Never change one that has shipped. */
const RELEASES: readonly (readonly ((tx: OutboxDb) => Promise<void>)[])[] = [
  [createFeed, createNotices, createDeliveries, createAttempts],
  [createSecondLook],
];

/** Brings the tables up to this release. The caller holds a lock on the database. */
export async function migrateOutbox(tx: OutboxDb): Promise<void> {
  await tx.schema
    .createTable('release')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .execute();
  const { done } = await tx
    .selectFrom('release')
    .select((eb) => eb.fn.max('number').as('done'))
    .executeTakeFirstOrThrow();
  for (const [index, steps] of RELEASES.entries()) {
    if (index + 1 <= (done ?? 0)) continue;
    for (const step of steps) await step(tx);
    await tx
      .insertInto('release')
      .values({ number: index + 1 })
      .execute();
  }
}
