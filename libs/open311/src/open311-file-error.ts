/** Stable codes of everything that can be wrong with the operator's file. */
export type Open311FileErrorCode =
  'OPEN311_FILE_UNREADABLE' | 'OPEN311_FILE_INVALID' | 'OPEN311_TWICE';

/** A file that cannot be used. `message` is Chinese, for the operator. */
export class Open311FileError extends Error {
  override readonly name = 'Open311FileError';

  constructor(
    readonly code: Open311FileErrorCode,
    readonly file: string,
    /** JSON pointer to the offending value; empty for the whole document. */
    readonly pointer: string,
    reason: string,
  ) {
    super(`Open311 配置 ${file}${pointer && ` 的 ${pointer}`}：${reason}`);
  }
}
