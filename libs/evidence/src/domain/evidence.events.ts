import type { DomainEvent } from '#event-sourcing';

/** What is kept of a piece, as readers and decisions ask for it. */
export interface StoredPiece {
  /** SHA-256 of the bytes that are kept, in hexadecimal: a picture is not kept as it was sent. */
  readonly stored: string;
  /** By the content, never by the name or what the sender says. */
  readonly mediaType: string;
  /** Length of what is kept. */
  readonly bytes: number;
  /** In pixels, of what is kept; of pictures. */
  readonly width?: number;
  readonly height?: number;
}

/**
 * A photo, document or short video is kept, and an organisation may refer to it. The same bytes sent by
 * another organisation are one more of these: what is kept stays as it is.
 */
export type EvidenceStored = DomainEvent<
  'EvidenceStored',
  StoredPiece & {
    /** ISO 8601 UTC. */
    readonly at: string;
    /** SHA-256 of the bytes as they were sent, in hexadecimal: by this, others refer to it. */
    readonly reference: string;
    readonly organisation: string;
    readonly account: string;
  }
>;

/** Nobody referred to it within the time that it is kept for: its bytes are deleted. */
export type EvidenceRemoved = DomainEvent<
  'EvidenceRemoved',
  { readonly at: string; readonly reference: string; readonly stored: string }
>;

/** Everything that can happen to a piece of evidence: the contract with the log. */
export type EvidenceEvent = EvidenceStored | EvidenceRemoved;
