import { INSIGHT_QUESTIONS } from '#insight';
import { ASSESSMENT_QUESTIONS } from '#assessment';
import type { HeavyQuestion } from '#read-store';

/** Any question, with its types left open. */
export type AnyQuestion = HeavyQuestion<never, unknown, never>;

/** All questions that threads answer, by name. */
export const HEAVY_QUESTIONS: ReadonlyMap<string, AnyQuestion> = new Map(
  [...INSIGHT_QUESTIONS, ...ASSESSMENT_QUESTIONS].map((question) => [question.name, question]),
);
