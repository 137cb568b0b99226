/** Stable codes of everything that can be wrong with score rules. */
export type ScoreRuleErrorCode =
  | 'SCORE_RULE_UNREADABLE'
  | 'SCORE_RULE_NOT_JSON'
  | 'SCORE_RULE_INVALID'
  | 'SCORE_RULE_DATE_INVALID'
  | 'SCORE_RULE_INDICATOR_TWICE'
  | 'SCORE_RULE_VERSION_TWICE'
  | 'SCORE_RULE_MISSING';

/** Score rules that cannot be used. `message` is Chinese, for the operator. */
export class ScoreRuleError extends Error {
  override readonly name = 'ScoreRuleError';

  constructor(
    readonly code: ScoreRuleErrorCode,
    /** Path of the file; empty where no single file is at fault. */
    readonly file: string,
    /** JSON pointer to the offending value; empty for the whole document. */
    readonly pointer: string,
    reason: string,
  ) {
    super(`考核规则 ${file}${pointer && ` 的 ${pointer}`}：${reason}`);
  }
}
