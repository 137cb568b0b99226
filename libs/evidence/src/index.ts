export type { EvidenceEvent, StoredPiece } from './domain/evidence.events.js';
export { evidence } from './domain/evidence.js';
export { keptPicture } from './intake/picture.js';
export type { EvidenceLimits } from './intake/evidence-intake.js';
export { copyPieces, type PiecesCopied } from './keeping/copy-pieces.js';
export { PiecesInLog, piecesInLog } from './keeping/pieces-in-log.js';
export { verifyPieces } from './keeping/verify-pieces.js';
export { EvidenceModule } from './evidence.module.js';
export { evidencePieces } from './read/evidence-pieces/evidence-pieces.projection.js';
export {
  evidenceInMeetings,
  evidenceInTalks,
  evidenceUses,
} from './read/evidence-uses/evidence-uses.projection.js';
export { type Swept, sweepUnused } from './sweep/sweep-unused.js';
export { EVIDENCE_STORE, type EvidenceStore } from './store/evidence-store.port.js';
export { FolderStore } from './store/folder-store.js';
export { PostgresStore } from './store/postgres-store.js';
export { S3Store } from './store/s3-store.js';
