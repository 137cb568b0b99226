import { v5 } from 'uuid';
import type { Directory } from '#directory';
import {
  type Clock,
  type CommandLog,
  type CommandOutcome,
  type Delivery,
  envelopeOf,
} from '#event-sourcing';
import { type EvidenceBook, referencesIn, whistle } from '#whistle';
import type { MeetingCommand } from '../domain/joint-meeting.commands.js';
import type { MeetingEvent } from '../domain/joint-meeting.events.js';
import type { MeetingRejection } from '../domain/joint-meeting.rejections.js';
import type { Meeting } from '../domain/joint-meeting.state.js';
import { jointMeeting } from '../domain/joint-meeting.js';

type MeetingOutcome = CommandOutcome<Meeting, MeetingEvent, MeetingRejection>;

/** The outcome of a command on a meeting. */
export interface MeetingReply {
  readonly meetingId: string;
  readonly commandId: string;
  readonly outcome: MeetingOutcome;
}

const ID_NAMESPACE = '3c9c8a52-7d35-5c1e-9c34-6f0c2a4b8e19';

/** Id of the meeting that a `CallMeeting` makes: the same for every delivery of that command. */
export const meetingIdOf = (commandId: string): string => v5(commandId, ID_NAMESPACE);

/** A command on a meeting, and by whom and how it was sent. */
export interface MeetingTask {
  readonly meetingId: string;
  readonly command: MeetingCommand;
  readonly delivery: Delivery;
}

/** Carries out commands on meetings: collects the decision's context, then decides. */
export class MeetingCommands {
  constructor(
    private readonly log: CommandLog,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly evidenceBook?: EvidenceBook,
  ) {}

  async handle({ meetingId, command, delivery }: MeetingTask): Promise<MeetingReply> {
    const { actor, commandId, at } = delivery;
    const organisations = await this.directory.current();
    const streetOfWhistle = await this.#streetsOf(command);
    const directory = { takesPart: (id: string) => organisations.find(id)?.active === true };
    const references = referencesIn(command);
    const evidence = await this.evidenceBook?.kept(references, actor.organisation);
    const outcome = await jointMeeting.handle(this.log, {
      id: meetingId,
      command,
      startsStream: command.type === 'CallMeeting',
      context: { now: at ?? this.clock.now(), acting: actor, directory, streetOfWhistle, evidence },
      envelope: envelopeOf(command, delivery),
    });
    return { meetingId, commandId, outcome };
  }

  /** The street of each whistle that a meeting is called about, read from the log. */
  async #streetsOf(command: MeetingCommand): Promise<ReadonlyMap<string, string>> {
    const streets = new Map<string, string>();
    if (command.type !== 'CallMeeting') return streets;
    for (const id of new Set(command.whistles)) {
      const [raised] = await whistle.read(this.log, id);
      if (raised?.type === 'WhistleRaised') streets.set(id, raised.data.street);
    }
    return streets;
  }
}
