import type { RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { evidence } from '../domain/evidence.js';

/** A piece whose bytes are to be kept. */
export interface PieceInLog {
  /** SHA-256 of the bytes. */
  readonly stored: string;
  readonly bytes: number;
  /** By what others refer to it: several files as they were sent may be kept as the same bytes. */
  readonly references: readonly string[];
}

const PAGE = 5_000;

/** Collects along the log what evidence is kept at its end. */
export class PiecesInLog {
  readonly #kept = new Map<string, { readonly stored: string; readonly bytes: number }>();

  add(recorded: RecordedEvent): void {
    if (!evidence.includes(recorded)) return;
    const { type, data } = evidence.typed(recorded);
    if (type === 'EvidenceRemoved') this.#kept.delete(data.reference);
    else this.#kept.set(data.reference, { stored: data.stored, bytes: data.bytes });
  }

  /** Each piece once. */
  pieces(): readonly PieceInLog[] {
    const found = new Map<string, PieceInLog>();
    for (const [reference, { stored, bytes }] of this.#kept) {
      const references = [...(found.get(stored)?.references ?? []), reference];
      found.set(stored, { stored, bytes, references });
    }
    return [...found.values()];
  }
}

/** What evidence is kept, as the log has it at its end. */
export async function piecesInLog(
  log: Pick<EventStore, 'readAll'>,
): Promise<readonly PieceInLog[]> {
  const found = new PiecesInLog();
  const filter = { streamPrefixes: [evidence.prefix] };
  for (let after: string | undefined, end = false; !end;) {
    const page = await log.readAll({ limit: PAGE, filter, ...(after !== undefined && { after }) });
    for (const event of page.events) found.add(event);
    [after, end] = [page.position, page.end];
  }
  return found.pieces();
}
