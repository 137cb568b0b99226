import { type Decider, reject, streamFamily } from '#event-sourcing';
import type { ChainBegun, CheckpointSigned, ProofEvent } from './proof.events.js';

/** Records that all events carry a chain from now on, and what the log held before. */
interface BeginChain {
  readonly type: 'BeginChain';
  readonly data: ChainBegun['data'];
}
/** Records a checkpoint that follows the last one. */
interface RecordCheckpoint {
  readonly type: 'RecordCheckpoint';
  readonly data: CheckpointSigned['data'];
}
type ProofCommand = BeginChain | RecordCheckpoint;

type ProofRejection = 'CHAIN_NOT_BEGUN' | 'CHECKPOINT_OVERTAKEN';

interface ProofState {
  readonly begun: boolean;
  readonly last: CheckpointSigned['data'] | undefined;
}

const decide: Decider<ProofCommand, ProofState, ProofEvent, ProofRejection, null>['decide'] = (
  command,
  { begun, last },
) => {
  if (command.type === 'BeginChain')
    return begun ? [] : [{ type: 'ChainBegun', data: command.data }];
  if (!begun) return reject('CHAIN_NOT_BEGUN');
  // Another process signed one meanwhile: this one does not follow it.
  if (command.data.number !== (last?.number ?? 0) + 1) return reject('CHECKPOINT_OVERTAKEN');
  return [{ type: 'CheckpointSigned', data: command.data }];
};

/** What the log says about its own proof: one stream, which grows by one event per checkpoint. */
export const proof = streamFamily<ProofCommand, ProofState, ProofEvent, ProofRejection, null>({
  prefix: 'proof',
  versions: { ChainBegun: 1, CheckpointSigned: 1 },
  decider: {
    initialState: { begun: false, last: undefined },
    decide,
    evolve: (state, event) =>
      event.type === 'ChainBegun'
        ? { begun: true, last: state.last }
        : { begun: state.begun, last: event.data },
  },
});
