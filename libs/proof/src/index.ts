export {
  type Checkpoint,
  checkpointFaults,
  countersign,
  digestOfCheckpoint,
  publicText,
} from './checkpoint.js';
export { CheckpointFolder, readCheckpoint, rewriteCheckpoint } from './checkpoint-folder.js';
export { LogProof, saidInLog } from './log-proof.js';
export { beginChain, type CheckpointMaking, makeCheckpoint } from './make-checkpoint.js';
export { proof } from './proof.js';
export { openSigningKey, readPrivateKey, rotateSigningKey } from './signing-key.js';
export { deliverCheckpoints, runCheckpoints } from './run-checkpoints.js';
