import { type Kysely, sql } from 'kysely';
import type { ReadStore } from '#read-store';
import type { Meeting } from '../../domain/joint-meeting.state.js';
import { JOINT_MEETINGS } from './joint-meetings.projection.js';
import type { MeetingTables } from './joint-meetings.tables.js';

/** How often an organisation was invited to meetings that were not cancelled, and came. */
export interface MeetingAttendanceCount {
  readonly invited: number;
  /** Of the meetings that it was invited to. */
  readonly attended: number;
}

interface Asked {
  readonly organisation: string;
  /** ISO 8601 UTC, by the start of the meeting; the end excluded. */
  readonly from: string;
  readonly to: string;
}

const meetingsOf = (db: Kysely<MeetingTables>, { organisation, from, to }: Asked) =>
  sql<{ meeting: string }>`select m.meeting from meetings m
    join meeting_parties p on p.meeting_id = m.id
    where p.organisation = ${organisation} and m.status <> 'cancelled'
      and m.starts_at >= ${from} and m.starts_at < ${to}`.execute(db);

/**
 * 参加联席会议: over the meetings of a period.
 * @throws ReadStoreError `PROJECTION_NOT_READY` until the meetings have been read once
 */
export async function meetingAttendance(
  reads: ReadStore,
  asked: Asked,
): Promise<MeetingAttendanceCount> {
  const db = await reads.live<MeetingTables>(JOINT_MEETINGS);
  const { rows } = await meetingsOf(db, asked);
  const meetings = rows
    .map(({ meeting }) => JSON.parse(meeting) as Meeting)
    .filter(({ invited }) => invited.includes(asked.organisation));
  const came = meetings.filter(({ attended }) =>
    attended.some(({ organisation }) => organisation === asked.organisation),
  );
  return { invited: meetings.length, attended: came.length };
}
