import { type Decision, streamFamily } from '#event-sourcing';
import type { EvidenceEvent, StoredPiece } from './evidence.events.js';

/** Somebody has sent a piece, and its bytes are kept by now. */
export interface StoreEvidence {
  readonly type: 'StoreEvidence';
  readonly reference: string;
  readonly piece: StoredPiece;
}

/** Gives up a piece that nobody refers to. */
export interface RemoveEvidence {
  readonly type: 'RemoveEvidence';
  readonly reference: string;
}

export type EvidenceCommand = StoreEvidence | RemoveEvidence;

/** A piece of evidence, by the bytes that were sent. */
export interface Evidence {
  /** What is kept; undefined before it was sent, and after it was given up. */
  readonly piece: StoredPiece | undefined;
  /** Organisations that have sent it, and so may refer to it. */
  readonly senders: readonly string[];
}

interface EvidenceContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
  readonly acting: { readonly account: string; readonly organisation: string };
}

const nothingKept: Evidence = { piece: undefined, senders: [] };

/** What has been kept before stays: a newer release might encode the same picture otherwise. */
function store(
  { reference, piece: made }: StoreEvidence,
  { piece: kept, senders }: Evidence,
  { now, acting }: EvidenceContext,
): readonly EvidenceEvent[] {
  const { account, organisation } = acting;
  if (kept && senders.includes(organisation)) return [];
  const { stored, mediaType, bytes, width, height } = kept ?? made;
  const size = width === undefined || height === undefined ? {} : { width, height };
  const kind = { reference, stored, mediaType, bytes };
  return [
    {
      type: 'EvidenceStored',
      data: Object.assign({ at: now }, kind, size, { organisation, account }),
    },
  ];
}

function decide(
  command: EvidenceCommand,
  state: Evidence,
  context: EvidenceContext,
): Decision<EvidenceEvent, never> {
  if (command.type === 'StoreEvidence') return store(command, state, context);
  if (!state.piece) return [];
  const { reference } = command;
  const data = { at: context.now, reference, stored: state.piece.stored };
  return [{ type: 'EvidenceRemoved', data }];
}

const pieceOf = ({ stored, mediaType, bytes, width, height }: StoredPiece): StoredPiece =>
  width === undefined || height === undefined
    ? { stored, mediaType, bytes }
    : { stored, mediaType, bytes, width, height };

function evolve({ senders }: Evidence, event: EvidenceEvent): Evidence {
  switch (event.type) {
    case 'EvidenceStored':
      return { piece: pieceOf(event.data), senders: [...senders, event.data.organisation] };
    case 'EvidenceRemoved':
      return nothingKept;
  }
}

/** 佐证: one short stream for the bytes as they were sent, named by their SHA-256. */
export const evidence = streamFamily<
  EvidenceCommand,
  Evidence,
  EvidenceEvent,
  never,
  EvidenceContext
>({
  prefix: 'evidence-',
  versions: { EvidenceStored: 1, EvidenceRemoved: 1 },
  decider: { initialState: nothingKept, decide, evolve },
});
