import type { Kysely } from 'kysely';
import { localDate } from '#calendar';
import type { Meeting } from '../../domain/joint-meeting.state.js';
import { findMeetings } from './joint-meetings.query.js';
import type { MeetingTables } from './joint-meetings.tables.js';

/** Meetings that start in a span of time, of one street or of all. Times are ISO 8601 UTC. */
export interface MeetingRecordQuestion {
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  /** Meetings that start at or after it are still to come. */
  readonly cutOff: string;
  /** Called by this street, or about whistles of its. */
  readonly street?: string | undefined;
  /** Only meetings that concern this organisation. */
  readonly party?: string | undefined;
}

/** How often an organisation was invited to a meeting that was held, and came. */
export interface OrganisationAttendance {
  readonly organisation: string;
  readonly invited: number;
  readonly attended: number;
}

/**
 * 联席会议 of a period. Called is cancelled, still to come, held, and not held together. Held: somebody's
 * attendance or the minutes are on record; on time: on the day for which it was called.
 */
export interface MeetingRecord {
  readonly called: number;
  readonly cancelled: number;
  readonly toCome: number;
  readonly held: number;
  readonly onTime: number;
  /** Its time has come, and nothing is on record. */
  readonly notHeld: number;
  /** In the order of ids; who came without an invitation is not counted. */
  readonly attendance: readonly OrganisationAttendance[];
}

/** More meetings than any municipality holds in a month. */
const MOST_MEETINGS = 5_000;

function heldAt({ attended, minutes }: Meeting): string | undefined {
  const recorded = attended.map(({ at }) => at);
  if (minutes) recorded.push(minutes.at);
  return recorded.sort()[0];
}

type Course = 'cancelled' | 'toCome' | 'notHeld' | 'held' | 'onTime';

function courseOf(meeting: Meeting, cutOff: string): Course {
  if (meeting.status === 'cancelled') return 'cancelled';
  const held = heldAt(meeting);
  if (held !== undefined)
    return localDate(held) === localDate(meeting.startsAt) ? 'onTime' : 'held';
  return meeting.startsAt >= cutOff ? 'toCome' : 'notHeld';
}

function attendanceOf(meetings: readonly Meeting[]): OrganisationAttendance[] {
  const sums = new Map<string, { invited: number; attended: number }>();
  for (const { invited, attended } of meetings) {
    const came = new Set(attended.map(({ organisation }) => organisation));
    for (const organisation of new Set(invited)) {
      const sum = sums.get(organisation) ?? { invited: 0, attended: 0 };
      sums.set(organisation, sum);
      sum.invited += 1;
      if (came.has(organisation)) sum.attended += 1;
    }
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([organisation, sum]) => ({ organisation, ...sum }));
}

/** Meetings that were called, held on time, and who came of those invited. */
export async function meetingRecord(
  db: Kysely<MeetingTables>,
  { from, to, cutOff, street, party }: MeetingRecordQuestion,
): Promise<MeetingRecord> {
  const parties = party === undefined ? undefined : [party];
  const filter = { from, to, street };
  const found = await findMeetings(db, { filter, parties, first: MOST_MEETINGS });
  const meetings = found.map(({ meeting }) => ({ meeting, course: courseOf(meeting, cutOff) }));
  const count = (...courses: readonly Course[]) =>
    meetings.filter(({ course }) => courses.includes(course)).length;
  const isHeld = ({ course }: { readonly course: Course }) =>
    course === 'held' || course === 'onTime';
  return {
    called: meetings.length,
    cancelled: count('cancelled'),
    toCome: count('toCome'),
    held: count('held', 'onTime'),
    onTime: count('onTime'),
    notHeld: count('notHeld'),
    attendance: attendanceOf(meetings.filter(isHeld).map(({ meeting }) => meeting)),
  };
}
