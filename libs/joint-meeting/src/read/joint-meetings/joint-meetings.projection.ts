import type { Recorded } from '#event-sourcing';
import { type Change, handleAll, oneOf, type Projection, upsertRows } from '#read-store';
import type { Kysely } from 'kysely';
import type { MeetingEvent } from '../../domain/joint-meeting.events.js';
import { jointMeeting } from '../../domain/joint-meeting.js';
import { type Meeting, noMeeting, partiesOf } from '../../domain/joint-meeting.state.js';
import { createIndexes, createTables, type MeetingTables } from './joint-meetings.tables.js';

export const JOINT_MEETINGS = 'joint-meetings';

export interface MeetingModel {
  readonly id: string;
  readonly revision: number;
  readonly meeting: Meeting;
}

const evolveModel = (model: MeetingModel, event: Recorded<MeetingEvent>): MeetingModel => ({
  id: model.id,
  revision: event.revision,
  meeting: jointMeeting.evolve(model.meeting, event),
});

async function load(
  tx: Kysely<MeetingTables>,
  streams: readonly string[],
): Promise<Map<string, MeetingModel>> {
  const ids = streams.map(jointMeeting.idOf);
  const query = tx.selectFrom('meetings').select(['id', 'revision', 'meeting']);
  const rows = await query.where(oneOf(tx, 'id', ids)).execute();
  return new Map(
    rows.map(({ id, revision, meeting }) => [
      jointMeeting.streamOf(id),
      { id, revision, meeting: JSON.parse(meeting) as Meeting },
    ]),
  );
}

function partyRows({ id, meeting }: MeetingModel) {
  const holders = new Set([meeting.organiser, ...meeting.streets]);
  return partiesOf(meeting).map((organisation) => ({
    meeting_id: id,
    organisation,
    holds: holders.has(organisation) ? 1 : 0,
  }));
}

async function save(
  tx: Kysely<MeetingTables>,
  changes: readonly Change<MeetingModel>[],
): Promise<void> {
  const models = changes.map(({ after }) => after);
  const meetings = models.map(({ id, revision, meeting }) => ({
    id,
    revision,
    level: meeting.level,
    status: meeting.status,
    starts_at: meeting.startsAt,
    meeting: JSON.stringify(meeting),
  }));
  const whistles = models.flatMap(({ id, meeting }) =>
    meeting.whistles.map((whistle_id) => ({ meeting_id: id, whistle_id })),
  );
  await upsertRows(tx, 'meetings', ['id'], meetings);
  await upsertRows(tx, 'meeting_whistles', ['whistle_id', 'meeting_id'], whistles);
  const parties = models.flatMap(partyRows);
  await upsertRows(tx, 'meeting_parties', ['organisation', 'meeting_id'], parties);
}

/** 联席会议 by whistle, street and time, with the organisations that may read them. */
export const jointMeetings: Projection<MeetingModel, MeetingTables, MeetingEvent> = {
  name: JOINT_MEETINGS,
  version: 2,
  replaySafety:
    'Rows are replaced by what the whole stream says; events at or below the stored revision are ignored.',
  family: jointMeeting,
  tables: ['meetings', 'meeting_whistles', 'meeting_parties'],
  migrate: createTables,
  index: createIndexes,
  initial: (stream) => ({
    id: jointMeeting.idOf(stream),
    revision: -1,
    meeting: noMeeting,
  }),
  revisionOf: ({ revision }) => revision,
  when: handleAll(jointMeeting, evolveModel),
  ignores: [],
  load,
  save,
};
