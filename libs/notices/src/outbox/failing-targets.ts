import { v5 } from 'uuid';
import { usablePartOf } from '#event-sourcing';
import { failingText } from '../domain/settings-notices.js';
import { NOTICE_NAMES } from '../domain/notice.values.js';
import type { NoticeTable, OutboxDb, TargetTable } from './outbox.tables.js';

const FAILING_NAMESPACE = '5d0c2c5e-6a53-5d0b-8a39-6a7f4d3a9c11';

/** Makes dead letters of everything due at targets that were stopped: an operator may replay them. */
export async function deadLetterStopped(tx: OutboxDb, now: string): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ state: 'dead', settled_at: now, error: 'GONE' })
    .where('state', '=', 'due')
    .where('target', 'in', tx.selectFrom('target').select('id').where('stopped', '<>', ''))
    .execute();
}

export interface TargetFailure {
  readonly at: string;
  readonly error: string;
  /** Nothing more is sent there. */
  readonly stopped: boolean;
}

/**
 * Puts a notice into the organisation's inbox, at most once a day: the owner of a failing endpoint has
 * to be told (Standard Webhooks 1.0).
 */
export async function notifyOwner(
  tx: OutboxDb,
  target: TargetTable,
  { at, error, stopped }: TargetFailure,
): Promise<void> {
  const kind = 'subscription-failing';
  const subscription = target.id.slice(target.organisation.length + 1);
  const { channel, address } = target;
  const text = failingText({ subscription, channel, address, error, stopped });
  const row: NoticeTable = {
    id: v5(`${target.id}/${stopped ? at : at.slice(0, 10)}`, FAILING_NAMESPACE),
    event_id: '',
    event_type: '',
    stream: '',
    kind,
    organisation: target.organisation,
    source_system: '',
    source_reference: '',
    outcome: '',
    whistle_id: '',
    summons: 0,
    title: `【${NOTICE_NAMES[kind]}】通知未能送达`,
    text: usablePartOf(text),
    urgent: 0,
    react_by: '',
    at,
    over: '',
  };
  await tx
    .insertInto('notice')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
