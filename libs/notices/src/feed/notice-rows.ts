import { v5 } from 'uuid';
import { type RecordedEvent, usablePartOf } from '#event-sourcing';
import { recipientKey } from '../domain/addressing.js';
import type { Notice, Recipient, SourceReference } from '../domain/notice.values.js';
import type { NoticeTable } from '../outbox/outbox.tables.js';

/** Namespace of notice ids; part of the contract with every receiver that remembers what it has seen. */
const NOTICE_NAMESPACE = '0f0f8bb1-63a7-5f0e-9a53-8c1f7b0a5d31';
const NO_SOURCE: SourceReference = { system: '', reference: '' };

/** What a database cannot hold, and old events may, is left out. */
const usable = (row: NoticeTable): NoticeTable => {
  const fields = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'string' ? usablePartOf(value) : (value as number),
  ]);
  return Object.fromEntries(fields) as unknown as NoticeTable;
};

/** A notice as it is kept. */
export function rowOf(event: RecordedEvent, notice: Notice, to: Recipient): NoticeTable {
  const { kind, whistleId, summons = 0, title, text, urgent, reactBy = '' } = notice;
  const { source = NO_SOURCE, outcome = '' } = notice;
  const { at } = event.data as { readonly at: string };
  return usable({
    id: v5(`${event.id}/${kind}/${recipientKey(to)}`, NOTICE_NAMESPACE),
    event_id: event.id,
    event_type: event.type,
    kind,
    stream: event.stream,
    organisation: 'organisation' in to ? to.organisation : '',
    source_system: source.system,
    source_reference: source.reference,
    outcome,
    whistle_id: whistleId,
    summons,
    title,
    text,
    urgent: urgent ? 1 : 0,
    react_by: reactBy,
    at,
    over: '',
  });
}
