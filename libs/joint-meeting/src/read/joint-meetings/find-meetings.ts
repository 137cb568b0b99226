import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Cursor, Keyed } from '#graphql';
import type { MeetingLevel } from '../../domain/joint-meeting.events.js';
import type { Meeting } from '../../domain/joint-meeting.state.js';
import type { MeetingStatus } from '../../joint-meeting.enums.js';
import type { MeetingTables } from './joint-meetings.tables.js';

/** Conditions that must all hold. Times are ISO 8601 UTC. */
export interface MeetingFilter {
  readonly whistle?: string | undefined;
  /** It called the meeting, or a whistle on it is its own. */
  readonly street?: string | undefined;
  readonly level?: MeetingLevel | undefined;
  readonly status?: MeetingStatus | undefined;
  readonly from?: string | undefined;
  /** Exclusive. */
  readonly to?: string | undefined;
}

export interface MeetingsRequest {
  readonly filter: MeetingFilter;
  /** Only what concerns one of these; everything where absent. */
  readonly parties?: readonly string[] | undefined;
  readonly first: number;
  readonly cursor?: Cursor | undefined;
}

export interface FoundMeeting extends Keyed {
  readonly id: string;
  readonly revision: number;
  readonly meeting: Meeting;
}

const onlyIf = <Value>(
  value: Value | undefined,
  condition: (value: Value) => RawBuilder<unknown>,
): RawBuilder<unknown>[] => (value === undefined ? [] : [condition(value)]);

const concerns = (organisations: readonly string[], holds: number) => sql`exists (
  select 1 from meeting_parties p where p.meeting_id = m.id and p.holds >= ${sql.lit(holds)}
    and p.organisation in (${sql.join(organisations)}))`;

/** A page of meetings, the latest start first, and one more where there are more. */
export async function findMeetings(
  db: Kysely<MeetingTables>,
  { filter, parties, first, cursor }: MeetingsRequest,
): Promise<readonly FoundMeeting[]> {
  const { whistle, street, level, status, from, to } = filter;
  const onWhistle = (id: string) => sql`exists (
    select 1 from meeting_whistles w where w.meeting_id = m.id and w.whistle_id = ${id})`;
  const conditions = [
    sql`1 = 1`,
    ...onlyIf(parties, (organisations) => concerns(organisations, 0)),
    ...onlyIf(whistle, onWhistle),
    ...onlyIf(street, (id) => concerns([id], 1)),
    ...onlyIf(level, (value) => sql`m.level = ${value}`),
    ...onlyIf(status, (value) => sql`m.status = ${value}`),
    ...onlyIf(from, (value) => sql`m.starts_at >= ${value}`),
    ...onlyIf(to, (value) => sql`m.starts_at < ${value}`),
    ...onlyIf(cursor, ({ key, tie }) => sql`(m.starts_at, m.id) < (${key}, ${tie})`),
  ];
  const { rows } = await sql<Keyed & { id: string; revision: number; meeting: string }>`
    select m.id, m.revision, m.meeting, m.starts_at as sort_key, m.id as sort_tie from meetings m
    where ${sql.join(conditions, sql` and `)}
    order by m.starts_at desc, m.id desc limit ${first + 1}`.execute(db);
  return rows.map(({ meeting, ...row }) => ({ ...row, meeting: JSON.parse(meeting) as Meeting }));
}
