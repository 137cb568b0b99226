import type { CommandLog } from '#event-sourcing';
import { type EvidenceBook, isReference, type KeptEvidence } from '#whistle';
import { evidence } from './domain/evidence.js';

/** What evidence is kept, as the log has it at this moment. */
export class EvidenceInLog implements EvidenceBook {
  constructor(private readonly log: Pick<CommandLog, 'readStream'>) {}

  async kept(references: readonly string[], organisation: string): Promise<KeptEvidence> {
    const found = await Promise.all(
      references.filter(isReference).map(async (reference) => {
        const { piece, senders } = await evidence.load(this.log, reference);
        return { reference, piece: senders.includes(organisation) ? piece : undefined };
      }),
    );
    return new Map(
      found.flatMap(({ reference, piece }) => (piece ? [[reference, piece.mediaType]] : [])),
    );
  }
}
