import { reject, type Rejection } from '#event-sourcing';
import type { Evidence } from './whistle.events.js';
import type { WhistleRejection } from './whistle.rejections.js';

/** Steps whose content is kept, to know whether what comes a second time says anything new. */
export type ToldStep =
  'acknowledge' | 'contact' | 'arrive' | 'dispute' | 'report' | 'pause' | 'decline' | 'extension';

/** One thing that was said with a step. */
export interface ToldFact {
  readonly step: ToldStep;
  /** Name and value, as text. */
  readonly fact: string;
}

/** All that can be said with a step. */
export interface Said {
  readonly person?: string | undefined;
  readonly note?: string | undefined;
  readonly deviceAt?: string | undefined;
  readonly location?:
    | {
        readonly longitude: number;
        readonly latitude: number;
        readonly accuracyMetres: number;
      }
    | undefined;
  readonly summary?: string | undefined;
  readonly reason?: string | undefined;
  readonly legalBasis?: string | undefined;
  readonly evidence?: readonly Evidence[];
}

/** What a step says, thing by thing; what is absent says nothing. */
export function factsOf(step: ToldStep, said: Said): readonly ToldFact[] {
  const { person, note, deviceAt, location: place, summary, reason, legalBasis } = said;
  const location = place && [place.longitude, place.latitude, place.accuracyMetres];
  const texts = { person, note, deviceAt, location, summary, reason, legalBasis };
  const facts = Object.entries(texts).flatMap(([name, value]) =>
    value === undefined ? [] : [{ step, fact: JSON.stringify([name, value]) }],
  );
  const evidence = said.evidence ?? [];
  return [...facts, ...evidence.map((one) => ({ step, fact: evidenceFact(one) }))];
}

const evidenceFact = ({ reference, mediaType }: Evidence): string =>
  JSON.stringify(['evidence', reference, mediaType]);

interface Telling {
  readonly told: readonly ToldFact[];
}

/** With what a step says, beside what it said before. */
export const withTold = ({ told }: Telling, facts: readonly ToldFact[]): Telling => ({
  told: [...told, ...facts],
});

/** Without what some steps have said: they were undone, or begin anew. */
export const withoutTold = ({ told }: Telling, ...steps: readonly ToldStep[]): Telling => ({
  told: told.filter(({ step }) => !steps.includes(step)),
});

/** Whether all of it is on record: then a step that comes again has nothing to write. */
export const isTold = ({ told }: Telling, facts: readonly ToldFact[]): boolean =>
  facts.every(({ step, fact }) => told.some((one) => one.step === step && one.fact === fact));

/** Quiet where all of it is on record, and refused where it is not: this step takes no more. */
export const quietIfTold = (
  telling: Telling,
  facts: readonly ToldFact[],
  otherwise: WhistleRejection,
): readonly [] | Rejection<WhistleRejection> => (isTold(telling, facts) ? [] : reject(otherwise));

/** The photos and documents of a step that are not on record. */
export const newEvidence = (
  telling: Telling,
  step: ToldStep,
  evidence: readonly Evidence[],
): readonly Evidence[] =>
  evidence.filter((one) => !isTold(telling, [{ step, fact: evidenceFact(one) }]));
