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

/**
 * This log was written anew from another one, whose content is the same but for sealed personal values.
 * Checkpoints before it prove the other one.
 */
export type LogRewritten = DomainEvent<
  'LogRewritten',
  /** Of the other log, as a whole. */
  LogDigest & {
    readonly at: string;
    /** How many of its events are written otherwise here. */
    readonly changed: number;
    readonly reason: string;
  }
>;

export type ProofEvent = ChainBegun | CheckpointSigned | LogRewritten;
