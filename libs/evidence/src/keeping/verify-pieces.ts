import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { shorten } from '#event-sourcing';
import type { EvidenceStore } from '../store/evidence-store.port.js';
import type { PieceInLog } from './pieces-in-log.js';

/** What was found where the bytes of evidence are. */
export interface PiecesVerified {
  readonly pieces: number;
  /** In Chinese; each names the piece by what others refer to it. */
  readonly faults: readonly string[];
  /** Bytes that no event speaks of: sent and not recorded, or given up. */
  readonly unknown: number;
}

const MOST_FAULTS = 100;

const nameOf = ({ references }: PieceInLog): string => shorten(references.join('、'), 200);

/** Reads every byte: a piece that has changed is not told by its length. */
async function faultOf(store: EvidenceStore, piece: PieceInLog): Promise<string | undefined> {
  const bytes = await store.get(piece.stored);
  if (!bytes) return `佐证 ${nameOf(piece)} 的文件缺失（${store.place} 中没有 ${piece.stored}）`;
  const hash = createHash('sha256');
  try {
    await pipeline(bytes, hash);
  } catch (error) {
    return `佐证 ${nameOf(piece)} 不能读取：${String(error)}`;
  }
  if (hash.digest('hex') === piece.stored) return undefined;
  return `佐证 ${nameOf(piece)} 的内容已改变，与日志不符`;
}

/** Holds the bytes against what the log says of them. */
export async function verifyPieces(
  store: EvidenceStore,
  pieces: readonly PieceInLog[],
): Promise<PiecesVerified> {
  const faults: string[] = [];
  for (const piece of pieces) {
    const fault = await faultOf(store, piece);
    if (fault !== undefined && faults.length < MOST_FAULTS) faults.push(fault);
  }
  const known = new Set(pieces.map(({ stored }) => stored));
  let unknown = 0;
  for await (const name of store.list()) if (!known.has(name)) unknown += 1;
  return { pieces: pieces.length, faults, unknown };
}
