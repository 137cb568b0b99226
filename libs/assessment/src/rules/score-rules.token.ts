/** Injection token of the score rules: all versions of the pack that months are scored by. */
export const SCORE_RULES = Symbol('SCORE_RULES');

/** Injection token of the operator's {@link ScoreRuleSelection}; what ships is used without one. */
export const SCORE_RULE_SELECTION = Symbol('SCORE_RULE_SELECTION');
