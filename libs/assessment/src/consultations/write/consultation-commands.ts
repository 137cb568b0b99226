import { v5 } from 'uuid';
import type { Directory } from '#directory';
import {
  type Clock,
  type CommandLog,
  type CommandOutcome,
  type Delivery,
  envelopeOf,
} from '#event-sourcing';
import type {
  ConsultationCommand,
  ConsultationRejection,
} from '../domain/consultation.commands.js';
import type { ConsultationEvent } from '../domain/consultation.events.js';
import { consultation } from '../domain/consultation.js';
import type { Consultation } from '../domain/consultation.state.js';
import type { SealedDossier } from '../domain/dossier.js';

/** The outcome of a command on a consultation. */
export interface ConsultationReply {
  readonly consultationId: string;
  readonly commandId: string;
  readonly outcome: CommandOutcome<Consultation, ConsultationEvent, ConsultationRejection>;
}

/** A command on a consultation, and by whom and how it was sent. */
export interface ConsultationTask {
  /** Absent where the command begins a new one. */
  readonly consultationId?: string;
  readonly command: ConsultationCommand;
  readonly delivery: Delivery;
}

/** The figures about an agency by now; undefined where they have not caught up with the log. */
export type GatherDossier = (asked: {
  readonly agency: string;
  readonly streets: readonly string[];
  readonly now: string;
}) => Promise<SealedDossier | undefined>;

const ID_NAMESPACE = 'b1a3b1f0-8f1c-5c93-8f37-0a6f6f3b5e44';

/** Carries out commands on consultations. A question sent twice is one: its id follows from the command's. */
export class ConsultationCommands {
  constructor(
    private readonly log: CommandLog,
    private readonly clock: Clock,
    private readonly sources: {
      readonly directory: Directory;
      readonly gatherDossier: GatherDossier;
    },
  ) {}

  async handle({
    consultationId,
    command,
    delivery,
  }: ConsultationTask): Promise<ConsultationReply> {
    const { actor, commandId, at } = delivery;
    const now = at ?? this.clock.now();
    const id = consultationId ?? v5(commandId, ID_NAMESPACE);
    const organisations = await this.sources.directory.current();
    const find = (one: string) => {
      const found = organisations.find(one);
      return found?.active ? found : undefined;
    };
    const dossier = await this.#dossierFor(command, now);
    const outcome = await consultation.handle(this.log, {
      id,
      command,
      startsStream: command.type === 'AskOpinions',
      context: { now, acting: actor, directory: { find }, dossier },
      envelope: envelopeOf(command, delivery),
    });
    return { consultationId: id, commandId, outcome };
  }

  async #dossierFor(command: ConsultationCommand, now: string) {
    if (command.type !== 'AskOpinions') return undefined;
    const { agency, streets } = command;
    return this.sources.gatherDossier({ agency, streets, now });
  }
}
