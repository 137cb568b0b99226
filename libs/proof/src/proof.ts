import { type Decider, reject, streamFamily } from '#event-sourcing';
import type {
  ChainBegun,
  CheckpointSigned,
  LogDigest,
  LogRewritten,
  ProofEvent,
} from './proof.events.js';

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
/** Records, once, of which log this is a rewriting. */
interface RecordRewriting {
  readonly type: 'RecordRewriting';
  readonly data: LogRewritten['data'];
}
type ProofCommand = BeginChain | RecordCheckpoint | RecordRewriting;

type ProofRejection = 'CHAIN_NOT_BEGUN' | 'CHECKPOINT_OVERTAKEN';

/** What the log says about its own proof. */
export interface ProofState {
  readonly begun: boolean;
  readonly last: CheckpointSigned['data'] | undefined;
  /** The log before, until a checkpoint says that it was rewritten. */
  readonly rewritten: LogDigest | undefined;
}

type Decide = Decider<ProofCommand, ProofState, ProofEvent, ProofRejection, null>['decide'];

function recordCheckpoint(
  data: CheckpointSigned['data'],
  { begun, last }: ProofState,
): ReturnType<Decide> {
  if (!begun) return reject('CHAIN_NOT_BEGUN');
  // Another process signed one meanwhile: this one does not follow it.
  if (data.number !== (last?.number ?? 0) + 1) return reject('CHECKPOINT_OVERTAKEN');
  return [{ type: 'CheckpointSigned', data }];
}

const decide: Decide = (command, state) => {
  switch (command.type) {
    case 'BeginChain':
      return state.begun ? [] : [{ type: 'ChainBegun', data: command.data }];
    case 'RecordCheckpoint':
      return recordCheckpoint(command.data, state);
    case 'RecordRewriting':
      return state.rewritten ? [] : [{ type: 'LogRewritten', data: command.data }];
  }
};

/** What the log says about its own proof: one stream, which grows by one event per checkpoint. */
export const proof = streamFamily<ProofCommand, ProofState, ProofEvent, ProofRejection, null>({
  prefix: 'proof',
  versions: { ChainBegun: 1, CheckpointSigned: 1, LogRewritten: 1 },
  decider: {
    initialState: { begun: false, last: undefined, rewritten: undefined },
    decide,
    evolve(state, event) {
      switch (event.type) {
        case 'ChainBegun':
          return { ...state, begun: true };
        case 'CheckpointSigned':
          return { begun: state.begun, last: event.data, rewritten: undefined };
        case 'LogRewritten': {
          const { events, root } = event.data;
          return { ...state, rewritten: { events, root } };
        }
      }
    },
  },
});
