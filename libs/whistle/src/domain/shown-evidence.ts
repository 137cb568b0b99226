import { reject, type Rejection } from '#event-sourcing';
import type { KeptEvidence } from '../evidence.port.js';
import type { Evidence, Evidenced } from './whistle.values.js';

/** A command, or the refusal of a reference in it. */
type Shown<Command> = Command | Rejection<'EVIDENCE_UNKNOWN'>;

const evidenceIn = (command: object): readonly Evidence[] =>
  'evidence' in command ? ((command.evidence ?? []) as readonly Evidence[]) : [];

/** What a command refers to, each once. */
export const referencesIn = (command: object): readonly string[] => [
  ...new Set(evidenceIn(command).map(({ reference }) => reference)),
];

/**
 * The command with the media types that are kept, whatever its sender says of them; refused where a
 * reference is to nothing that the sender's organisation has sent. Unchanged where it is not known what is
 * kept: history that is imported, and districts that are invented.
 */
export function withKeptEvidence<Command extends object>(
  command: Command,
  kept: KeptEvidence | undefined,
): Shown<Command> {
  const sent = evidenceIn(command);
  if (!kept || sent.length === 0) return command;
  const unknown = sent.findIndex(({ reference }) => !kept.has(reference));
  if (unknown >= 0) {
    const { reference } = sent[unknown]!;
    return reject('EVIDENCE_UNKNOWN', { field: `evidence.${unknown}.reference`, reference });
  }
  const evidence = sent.map(({ reference }) => ({
    reference,
    mediaType: kept.get(reference) ?? '',
  }));
  return Object.assign({}, command, { evidence });
}

/** The evidence of what is said, as events keep it: nothing where there is none. */
export const evidencedBy = ({ evidence = [] }: Evidenced): Evidenced =>
  evidence.length > 0 ? { evidence } : {};
