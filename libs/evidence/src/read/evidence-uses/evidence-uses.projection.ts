import { talk, type TalkEvent } from '#assessment';
import type { DomainEvent, EventFamily } from '#event-sourcing';
import { jointMeeting, type MeetingEvent } from '#joint-meeting';
import { type FoldedChange, type FoldedProjection, othersThan, upsertRows } from '#read-store';
import {
  type KnownWhistle,
  type Unrelated,
  unrelatedTo,
  type WhistleEvent,
  whistleFold,
} from '#whistle';
import {
  createRecordUses,
  createWhistleUses,
  type RecordUseTables,
  type WhistleUseTables,
} from './evidence-uses.tables.js';

interface Shown {
  readonly reference: string;
}

/** What an event refers to, where it refers to anything. */
function evidenceIn({ data }: DomainEvent): readonly Shown[] {
  return 'evidence' in data ? ((data.evidence ?? []) as readonly Shown[]) : [];
}

const byKey = <Row extends object>(rows: readonly Row[]): Row[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
];

function usesOf({ after, events }: FoldedChange<KnownWhistle, WhistleEvent>) {
  return events.flatMap((event) =>
    evidenceIn(event).map(({ reference }) => ({
      reference,
      whistle_id: after.id,
      summons: 'summons' in event.data ? event.data.summons : 0,
    })),
  );
}

export const EVIDENCE_USES = 'evidence-uses';

/** Which whistles refer to a piece of evidence: whoever reads one of them may see it. */
export const evidenceUses: FoldedProjection<
  KnownWhistle,
  WhistleUseTables,
  WhistleEvent,
  Unrelated<'evidence'>
> = {
  name: EVIDENCE_USES,
  version: 1,
  replaySafety: 'A row says that an event refers to a piece; said again it is the same row.',
  fold: whistleFold,
  ignores: unrelatedTo('evidence'),
  tables: ['evidence_uses'],
  migrate: createWhistleUses,
  save: (tx, changes) =>
    upsertRows(
      tx,
      'evidence_uses',
      ['reference', 'whistle_id', 'summons'],
      byKey(changes.flatMap(usesOf)),
    ),
};

/** How the records of a room are followed for the evidence in one of their events. */
interface Followed<E extends DomainEvent, Telling extends E['type']> {
  readonly name: string;
  readonly table: string;
  readonly family: EventFamily<E>;
  readonly telling: Telling;
}

/** Which records of another room refer to a piece. */
function usesInRecords<E extends DomainEvent, Telling extends E['type']>({
  name,
  table,
  family,
  telling,
}: Followed<E, Telling>): FoldedProjection<null, RecordUseTables, E, Exclude<E['type'], Telling>> {
  const rowsOf = ({ stream, events }: FoldedChange<null, E>) =>
    events.flatMap((event) =>
      evidenceIn(event).map(({ reference }) => ({ reference, record_id: family.idOf(stream) })),
    );
  return {
    name,
    version: 1,
    replaySafety: 'A row says that an event refers to a piece; said again it is the same row.',
    fold: { family, initial: () => null, evolve: () => null, isOver: () => true },
    ignores: othersThan(family, telling),
    tables: [table],
    migrate: (db) => createRecordUses(db, table),
    save: (tx, changes) =>
      upsertRows(tx, table, ['reference', 'record_id'], byKey(changes.flatMap(rowsOf))),
  };
}

export const evidenceInMeetings = usesInRecords<MeetingEvent, 'MinutesFiled'>({
  name: 'evidence-in-meetings',
  table: 'evidence_in_meetings',
  family: jointMeeting,
  telling: 'MinutesFiled',
});

export const evidenceInTalks = usesInRecords<TalkEvent, 'PromiseReported'>({
  name: 'evidence-in-talks',
  table: 'evidence_in_talks',
  family: talk,
  telling: 'PromiseReported',
});
