import { nameUuids, type RecordedEvent, usablePartOf } from '#event-sourcing';
import { recipientKeyOf } from '../domain/addressing.js';
import type { Notice, Recipient, SourceReference } from '../domain/notice.values.js';
import type { NoticeTable } from '../outbox/outbox.tables.js';

/** Namespace of notice ids. Never changed: receivers recognise repeated notices by these ids. */
const noticeId = nameUuids('0f0f8bb1-63a7-5f0e-9a53-8c1f7b0a5d31');
const NO_SOURCE: SourceReference = { system: '', reference: '' };

/** Drops characters that a database cannot store; old events may contain some. */
const dropUnusable = (row: NoticeTable): NoticeTable => {
  const fields = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'string' ? usablePartOf(value) : (value as number),
  ]);
  return Object.fromEntries(fields) as unknown as NoticeTable;
};

/** The row of a notice. */
export function rowOf(event: RecordedEvent, notice: Notice, to: Recipient): NoticeTable {
  const { kind, whistleId, summons = 0, title, text, urgent, reactBy = '' } = notice;
  const { source = NO_SOURCE, outcome = '' } = notice;
  const { at } = event.data as { readonly at: string };
  return dropUnusable({
    id: noticeId(`${event.id}/${kind}/${recipientKeyOf(to)}`),
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
