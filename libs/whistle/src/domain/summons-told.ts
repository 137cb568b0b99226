import type { Evidence } from './whistle.events.js';

/** Steps whose content is kept, to know whether what comes a second time says anything new. */
export type ToldStep =
  'acknowledge' | 'contact' | 'arrive' | 'dispute' | 'report' | 'pause' | 'decline' | 'extension';

/** One thing that was said with a step. */
export interface ToldFact {
  readonly step: ToldStep;
  /** Name and value, as text. */
  readonly fact: string;
}

/** What a step says, thing by thing; what is absent says nothing. */
export function factsOf(
  step: ToldStep,
  {
    evidence = [],
    ...said
  }: Readonly<Record<string, unknown>> & {
    readonly evidence?: readonly Evidence[];
  },
): readonly ToldFact[] {
  const facts = Object.entries(said).flatMap(([name, value]) =>
    value === undefined ? [] : [{ step, fact: JSON.stringify([name, value]) }],
  );
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

/** The photos and documents of a step that are not on record. */
export const newEvidence = (
  telling: Telling,
  step: ToldStep,
  evidence: readonly Evidence[],
): readonly Evidence[] =>
  evidence.filter((one) => !isTold(telling, [{ step, fact: evidenceFact(one) }]));
