import { hash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { EvidenceStore } from '../store/evidence-store.port.js';
import type { PieceInLog } from './pieces-in-log.js';

/** What was copied from one store to another. */
export interface PiecesCopied {
  readonly copied: number;
  /** What the other had already. */
  readonly there: number;
  /** References of pieces whose bytes are missing or changed; nothing was copied of them. */
  readonly lost: readonly string[];
}

/** Copies the bytes of these pieces; what is there is left alone, so that it may be run again. */
export async function copyPieces(
  from: EvidenceStore,
  to: EvidenceStore,
  pieces: readonly PieceInLog[],
): Promise<PiecesCopied> {
  const lost: string[] = [];
  let [copied, there] = [0, 0];
  for (const { stored, bytes: length, references } of pieces) {
    if ((await to.size(stored)) === length) {
      there += 1;
      continue;
    }
    const found = await from.get(stored);
    const bytes = found && (await buffer(found));
    if (!bytes || hash('sha256', bytes) !== stored) {
      lost.push(...references);
      continue;
    }
    await to.put(stored, bytes);
    copied += 1;
  }
  return { copied, there, lost };
}
