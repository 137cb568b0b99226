/** Injection token of the {@link EvidenceBook}; without a provider, references are taken as they come. */
export const EVIDENCE_BOOK = Symbol('EVIDENCE_BOOK');

/** What evidence is kept. */
export interface EvidenceBook {
  /**
   * The pieces of these references that the organisation has sent, each with its media type: nobody shows
   * what another organisation has sent by repeating its reference.
   */
  kept(references: readonly string[], organisation: string): Promise<KeptEvidence>;
}

/** Media types by reference. */
export type KeptEvidence = ReadonlyMap<string, string>;

/** How a piece that the service keeps is referred to: a SHA-256 in hexadecimal. Others keep the rest. */
export const isReference = (text: string): boolean => /^[\da-f]{64}$/.test(text);
