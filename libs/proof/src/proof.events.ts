import type { DomainEvent } from '#event-sourcing';

/** A log as a whole, up to some event. */
export interface LogDigest {
  /** Events up to here, from the beginning of the log. */
  readonly events: number;
  /** The root over their links, see {@link rootOf}. */
  readonly root: string;
}

/** From here on every event of the log carries the chain of its stream. */
export type ChainBegun = DomainEvent<
  'ChainBegun',
  LogDigest & {
    /** ISO 8601 UTC. */
    readonly at: string;
  }
>;

/** A checkpoint was signed; the checkpoint itself is kept outside. */
export type CheckpointSigned = DomainEvent<
  'CheckpointSigned',
  LogDigest & {
    readonly at: string;
    /** From 1, without gaps. */
    readonly number: number;
    /** Of the checkpoint without signatures, see {@link digestOfCheckpoint}. */
    readonly digest: string;
    /** Stream and revision of the last event that it covers. */
    readonly last: readonly [stream: string, revision: number];
  }
>;

export type ProofEvent = ChainBegun | CheckpointSigned;
