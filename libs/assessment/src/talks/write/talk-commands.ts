import { v5 } from 'uuid';
import type { Directory } from '#directory';
import {
  type Clock,
  type CommandLog,
  type CommandOutcome,
  type Delivery,
  envelopeOf,
} from '#event-sourcing';
import { type EvidenceBook, referencesIn } from '#whistle';
import type { TalkCommand, TalkRejection } from '../domain/talk.commands.js';
import type { TalkEvent } from '../domain/talk.events.js';
import { talk } from '../domain/talk.js';
import type { Talk } from '../domain/talk.state.js';

/** The outcome of a command on a talk. */
export interface TalkReply {
  readonly talkId: string;
  readonly commandId: string;
  readonly outcome: CommandOutcome<Talk, TalkEvent, TalkRejection>;
}

/** A command on a talk, and by whom and how it was sent. */
export interface TalkTask {
  /** Absent where the command calls a new one. */
  readonly talkId?: string;
  readonly command: TalkCommand;
  readonly delivery: Delivery;
}

const ID_NAMESPACE = '0f6e7d5a-3f5e-5d1b-9a55-64a3b0c1e7d2';

/** Carries out commands on talks. A call sent twice makes one talk: its id follows from the command's. */
export class TalkCommands {
  constructor(
    private readonly log: CommandLog,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly evidenceBook?: EvidenceBook,
  ) {}

  async handle({ talkId, command, delivery }: TalkTask): Promise<TalkReply> {
    const { actor, commandId, at } = delivery;
    const id = talkId ?? v5(commandId, ID_NAMESPACE);
    const organisations = await this.directory.current();
    const takesPart = (one: string) => organisations.find(one)?.active === true;
    const references = referencesIn(command);
    const evidence = await this.evidenceBook?.kept(references, actor.organisation);
    const outcome = await talk.handle(this.log, {
      id,
      command,
      startsStream: command.type === 'CallTalk',
      context: { now: at ?? this.clock.now(), acting: actor, directory: { takesPart }, evidence },
      envelope: envelopeOf(command, delivery),
    });
    return { talkId: id, commandId, outcome };
  }
}
