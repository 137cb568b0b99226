/** Stable codes of everything that can be wrong with rule files. */
export type RuleFileErrorCode =
  | 'RULE_FILE_UNREADABLE'
  | 'RULE_FILE_NOT_JSON'
  | 'RULE_FILE_INVALID'
  | 'RULE_DATE_INVALID'
  | 'RULE_HOURS_INVALID'
  | 'RULE_KIND_TWICE'
  | 'RULE_LADDER_STEP'
  | 'RULE_LADDER_ORDER'
  | 'RULE_LADDER_CLOCK'
  | 'RULE_EXTENSION_CLOCK'
  | 'RULE_POINTER_UNKNOWN'
  | 'RULE_PACK_MIXED'
  | 'RULE_VERSION_TWICE'
  | 'RULE_FILES_MISSING';

/** Rule files that cannot be used. `message` is Chinese, for the operator. */
export class RuleFileError extends Error {
  override readonly name = 'RuleFileError';

  constructor(
    readonly code: RuleFileErrorCode,
    /** Path of the file; empty where no single file is at fault. */
    readonly file: string,
    /** JSON pointer to the offending value; empty for the whole document. */
    readonly pointer: string,
    reason: string,
  ) {
    super(`规则文件 ${file}${pointer && ` 的 ${pointer}`}：${reason}`);
  }
}
