export {
  type Checkpoint,
  checkpointFaults,
  countersign,
  digestOfCheckpoint,
  publicText,
  rewritingFaults,
} from './checkpoint.js';
export { CheckpointFolder, readCheckpoint, rewriteCheckpoint } from './checkpoint-folder.js';
export { type CheckpointTarget, webhookTarget } from './checkpoint-target.js';
export { LogProof, saidInLog } from './log-proof.js';
export {
  beginChain,
  type CheckpointMaking,
  makeCheckpoint,
  recordRewriting,
} from './make-checkpoint.js';
export { proof } from './proof.js';
export { openSigningKey, readPrivateKey, rotateSigningKey } from './signing-key.js';
export { deliverCheckpoints, runCheckpoints } from './run-checkpoints.js';
export { type S3Bucket, S3Target } from './s3-target.js';
