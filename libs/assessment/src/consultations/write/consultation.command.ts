import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import type { ConsultationCommand } from '../domain/consultation.commands.js';
import {
  ConsultationCommands,
  type ConsultationReply,
  type ConsultationTask,
} from './consultation-commands.js';

/** Message on the command bus: a command on a consultation; without an id, the beginning of a new one. */
export class ConsultationRequest extends Command<ConsultationReply> implements ConsultationTask {
  readonly consultationId?: string;

  constructor(
    readonly command: ConsultationCommand,
    readonly delivery: Delivery,
    consultationId?: string,
  ) {
    super();
    if (consultationId !== undefined) this.consultationId = consultationId;
  }
}

@CommandHandler(ConsultationRequest)
export class ConsultationRequestHandler implements ICommandHandler<ConsultationRequest> {
  constructor(private readonly consultations: ConsultationCommands) {}

  execute(request: ConsultationRequest): Promise<ConsultationReply> {
    return this.consultations.handle(request);
  }
}
