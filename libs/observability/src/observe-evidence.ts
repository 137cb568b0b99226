import type { JsonLogger } from './logs/json-logger.js';

interface Swept {
  readonly removed: number;
  readonly keptAfterAll: number;
  readonly deleted: number;
}

/** Tells the log of the process what became of evidence that nobody refers to: figures, no content. */
export const observeEvidence = ({ logger }: { readonly logger: JsonLogger }) => ({
  onSwept({ removed, keptAfterAll, deleted }: Swept): void {
    if (removed + keptAfterAll + deleted === 0) return;
    const figures = `${removed} given up, ${keptAfterAll} kept after all, ${deleted} files deleted`;
    logger.log(`清理无人引用的佐证 unused evidence: ${figures}`, 'Evidence');
  },
  onError(error: unknown): void {
    logger.error(error, 'Evidence');
  },
});
