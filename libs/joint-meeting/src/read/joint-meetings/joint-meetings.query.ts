import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Kysely, sql } from 'kysely';
import { mayCall, readScope } from '#access';
import { Directory, type Organisations } from '#directory';
import { type Actor, maskTexts } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import {
  type Connection,
  connectionOf,
  type Cursor,
  dropNulls,
  type Keyed,
  textCursorOf,
} from '#graphql';
import { conditionFor, READ_STORE, readingOf, type ReadStore } from '#read-store';
import type { ActionType } from '#whistle';
import { type MeetingLevel } from '../../domain/joint-meeting.events.js';
import { type Meeting, partiesOf } from '../../domain/joint-meeting.state.js';
import { meetingPossibilities } from '../../domain/joint-meeting.actions.js';
import { jointMeeting } from '../../domain/joint-meeting.js';
import type { MeetingStatus } from '../../joint-meeting.enums.js';
import { meetingRefusals } from '../../joint-meeting.refusals.js';
import { type JointMeetingType, toJointMeetingType } from '../joint-meeting.types.js';
import type { JointMeetingsArgs } from './joint-meetings.args.js';
import { JOINT_MEETINGS } from './joint-meetings.projection.js';
import type { MeetingTables } from './joint-meetings.tables.js';

/** Conditions that must all hold. Times are ISO 8601 UTC. */
export interface MeetingFilter {
  readonly whistle?: string | undefined;
  /** Meetings that it called, or that discuss one of its whistles. */
  readonly street?: string | undefined;
  readonly level?: MeetingLevel | undefined;
  readonly status?: MeetingStatus | undefined;
  readonly from?: string | undefined;
  /** Exclusive. */
  readonly to?: string | undefined;
}

export interface MeetingsRequest {
  readonly filter: MeetingFilter;
  /** Only meetings that concern one of these organisations; all where absent. */
  readonly parties?: readonly string[] | undefined;
  readonly first: number;
  readonly cursor?: Cursor | undefined;
}

export interface FoundMeeting extends Keyed {
  readonly id: string;
  readonly revision: number;
  readonly meeting: Meeting;
}

const concerns = (organisations: readonly string[], holds: number) => sql`exists (
  select 1 from meeting_parties p where p.meeting_id = m.id and p.holds >= ${sql.lit(holds)}
    and p.organisation in (${sql.join(organisations)}))`;

/** A page of meetings, latest start first, plus one more row where another page follows. */
export async function findMeetings(
  db: Kysely<MeetingTables>,
  { filter, parties, first, cursor }: MeetingsRequest,
): Promise<readonly FoundMeeting[]> {
  const { whistle, street, level, status, from, to } = filter;
  const onWhistle = (id: string) => sql`exists (
    select 1 from meeting_whistles w where w.meeting_id = m.id and w.whistle_id = ${id})`;
  const conditions = [
    sql`1 = 1`,
    ...conditionFor(parties, (organisations) => concerns(organisations, 0)),
    ...conditionFor(whistle, onWhistle),
    ...conditionFor(street, (id) => concerns([id], 1)),
    ...conditionFor(level, (value) => sql`m.level = ${value}`),
    ...conditionFor(status, (value) => sql`m.status = ${value}`),
    ...conditionFor(from, (value) => sql`m.starts_at >= ${value}`),
    ...conditionFor(to, (value) => sql`m.starts_at < ${value}`),
    ...conditionFor(cursor, ({ key, tie }) => sql`(m.starts_at, m.id) < (${key}, ${tie})`),
  ];
  const { rows } = await sql<Keyed & { id: string; revision: number; meeting: string }>`
    select m.id, m.revision, m.meeting, m.starts_at as sort_key, m.id as sort_tie from meetings m
    where ${sql.join(conditions, sql` and `)}
    order by m.starts_at desc, m.id desc limit ${first + 1}`.execute(db);
  return rows.map(({ meeting, ...row }) => ({ ...row, meeting: JSON.parse(meeting) as Meeting }));
}

/**
 * One meeting, read from the log; undefined where there is none.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskJointMeeting extends Query<JointMeetingType | undefined> {
  constructor(
    readonly actor: Actor,
    readonly meetingId: string,
  ) {
    super();
  }
}

/** A page of the meetings that concern the reader, the latest start first. */
export class AskJointMeetings extends Query<Connection<JointMeetingType>> {
  constructor(
    readonly actor: Actor,
    readonly args: JointMeetingsArgs,
  ) {
    super();
  }
}

/** What people write for each other; names of who came are of the matter itself. */
const TEXTS = new Set(['title', 'place', 'agenda', 'decision', 'text', 'cancelReason']);

type Row = Pick<FoundMeeting, 'id' | 'revision' | 'meeting'>;

/** `RecordAttendance` is sent by the mutation `recordAttendance`. */
const mutationOf = (type: string): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}`;

function actionsOf(actor: Actor, organisations: Organisations, meeting: Meeting): ActionType[] {
  const directory = { takesPart: (id: string) => organisations.find(id)?.active === true };
  return meetingPossibilities(meeting, { acting: actor, directory })
    .map(([type, refusal]) => ({
      action: mutationOf(type),
      possible: refusal === undefined,
      code: refusal?.rejected ?? null,
      reason: refusal ? meetingRefusals.messageOf(refusal) : null,
    }))
    .filter(({ action }) => mayCall(action, actor.role));
}

function shownTo(actor: Actor, organisations: Organisations, row: Row): JointMeetingType {
  const { meeting } = row;
  const about = toJointMeetingType(row, (id) => organisations.nameOf(id));
  const shown = Object.assign(about, { actions: actionsOf(actor, organisations, meeting) });
  const isOutside = readScope(actor, organisations).isOutside(partiesOf(meeting));
  return isOutside ? maskTexts(shown, TEXTS) : shown;
}

@QueryHandler(AskJointMeeting)
export class AskJointMeetingHandler implements IQueryHandler<AskJointMeeting> {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, meetingId: id }: AskJointMeeting): Promise<JointMeetingType | undefined> {
    const events = await jointMeeting.read(this.log, id);
    const last = events.at(-1);
    if (!last) return undefined;
    const meeting = jointMeeting.fold(events);
    const organisations = await this.directory.current();
    const scope = readScope(actor, organisations);
    scope.assertMayReadMatter(meeting.organiser, partiesOf(meeting));
    return shownTo(actor, organisations, { id, revision: last.revision, meeting });
  }
}

@QueryHandler(AskJointMeetings)
export class AskJointMeetingsHandler implements IQueryHandler<AskJointMeetings> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, args }: AskJointMeetings): Promise<Connection<JointMeetingType>> {
    const sort = 'starts';
    const { first, after, afterPosition, ...asked } = args;
    const cursor = textCursorOf(after, sort);
    const reading = await readingOf<MeetingTables>(this.store, JOINT_MEETINGS, afterPosition);
    const { db, freshness } = reading;
    const organisations = await this.directory.current();
    const scope = readScope(actor, organisations);
    const parties = scope.matters;
    const page = { first, cursor, parties };
    const rows = await findMeetings(db, { ...page, filter: dropNulls(asked) });
    return connectionOf(rows, { ...args, sort, freshness }, (row) =>
      shownTo(actor, organisations, row),
    );
  }
}
