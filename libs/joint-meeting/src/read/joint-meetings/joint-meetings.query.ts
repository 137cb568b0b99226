import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { Directory } from '#directory';
import type { Actor, Recorded } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { type Connection, connectionOf, textCursorOf } from '#graphql';
import { READ_STORE, readingOf, type ReadStore } from '#read-store';
import { MEETING_STREAM_PREFIX, type MeetingEvent } from '../../domain/joint-meeting.events.js';
import { evolve, noMeeting, partiesOf } from '../../domain/joint-meeting.state.js';
import { type JointMeetingType, shownMeeting } from '../joint-meeting.types.js';
import { findMeetings } from './find-meetings.js';
import type { JointMeetingsArgs } from './joint-meetings.args.js';
import { JOINT_MEETINGS } from './joint-meetings.projection.js';
import type { MeetingTables } from './joint-meetings.tables.js';

/**
 * One meeting as it is in the log at this moment; undefined where there is none.
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

@QueryHandler(AskJointMeeting)
export class AskJointMeetingHandler implements IQueryHandler<AskJointMeeting> {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, meetingId: id }: AskJointMeeting): Promise<JointMeetingType | undefined> {
    const recorded = await this.log.readStream(MEETING_STREAM_PREFIX + id);
    const last = recorded.at(-1);
    if (!last) return undefined;
    const meeting = (recorded as unknown as Recorded<MeetingEvent>[]).reduce(evolve, noMeeting);
    const organisations = await this.directory.current();
    readScope(actor, organisations).assertMayReadMatter(meeting.organiser, partiesOf(meeting));
    const nameOf = (organisation: string) => organisations.nameOf(organisation);
    return shownMeeting({ id, revision: last.revision, meeting }, nameOf);
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
    const cursor = textCursorOf(args.after, sort);
    const position = args.afterPosition ?? undefined;
    const { db, freshness } = await readingOf<MeetingTables>(this.store, JOINT_MEETINGS, position);
    const organisations = await this.directory.current();
    const parties = readScope(actor, organisations).matters;
    const page = { first: args.first, cursor, parties };
    const rows = await findMeetings(db, { ...page, filter: filterOf(args) });
    return connectionOf(rows, { ...args, sort, freshness }, (row) =>
      shownMeeting(row, (id) => organisations.nameOf(id)),
    );
  }
}

/** GraphQL clients may send null for what they leave out. */
const orLeftOut = <Value>(value: Value | null | undefined): Value | undefined => value ?? undefined;

const filterOf = ({ whistle, street, level, status, from, to }: JointMeetingsArgs) => ({
  whistle: orLeftOut(whistle),
  street: orLeftOut(street),
  level: orLeftOut(level),
  status: orLeftOut(status),
  from: orLeftOut(from),
  to: orLeftOut(to),
});
