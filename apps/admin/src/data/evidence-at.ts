import type { EvidenceStore, PiecesCopied } from '#evidence';
import { OperatorError } from '#event-sourcing';
import { openEvidenceStore, readEvidencePlace, readStores } from '#runtime';

/** Where the evidence of a data folder's service is. */
export const evidencePlaceAt = (dataDir: string) =>
  readEvidencePlace(process.env, dataDir, readStores(process.env, dataDir));

/** Opens the evidence that the environment names, for the duration of `use`. */
export async function withEvidence<T>(
  dataDir: string,
  use: (store: EvidenceStore) => Promise<T>,
): Promise<T> {
  const store = openEvidenceStore(evidencePlaceAt(dataDir));
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** What was copied, in words. @throws OperatorError EVIDENCE_LOST where some of it could not be */
export function toldOfCopy({ copied, there, lost }: PiecesCopied, print: (line: string) => void) {
  print(`佐证文件：复制 ${copied} 件，已有 ${there} 件`);
  if (lost.length === 0) return;
  lost.forEach((reference) => print(`佐证 ${reference} 的文件缺失或已改变，未复制`));
  throw new OperatorError('EVIDENCE_LOST', `有 ${lost.length} 件佐证的文件缺失或已改变`);
}
