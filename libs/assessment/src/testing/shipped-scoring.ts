import { datedByFile } from '#rules';
import type { Scoring } from '../domain/scorecard.js';
import { filedScoreRules } from '../score-rule-files.js';

/** The score rules that ship, where everybody is a department. */
export const shippedScoring = (): Scoring => ({
  dated: datedByFile(filedScoreRules().byFile),
  kindOf: () => 'department',
});
