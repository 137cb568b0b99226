import { OperatorError } from '#event-sourcing';

/** Exit codes of the command line. */
export const EXIT = { done: 0, failed: 1, someRefused: 2 } as const;

/** The work is done and reported, but some rows of a file were refused. */
export class SomeRefusedError extends OperatorError {
  override readonly name = 'SomeRefusedError';
}

/** Help text of commands that read files. */
export const EXIT_CODES = `
退出码：
  0  全部受理
  1  没有完成：文件、映射、配置或数据库有误，原因见错误信息
  2  已完成，但有的行未受理，原因和行号见输出`;

const codeOf = (error: Error): string | undefined => {
  const { code, failure } = error as { code?: unknown; failure?: unknown };
  const found = code ?? failure;
  return typeof found === 'string' ? found : undefined;
};

/** A file of the read models that SQLite cannot read; those of log and keys have errors of their own. */
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;
const damagedLine = (message: string): string =>
  `错误 READ_MODEL_DAMAGED：查询数据的文件已损坏（${message}）。请停止服务，移走 DATA_DIR/read 后再启动，由日志重新建立；日志不受影响`;

/**
 * A failure as the operator sees it: code and message, or the whole stack of an error without a
 * code, which is a bug.
 */
export function failureLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  if (code !== undefined && DAMAGED.test(code)) return damagedLine(error.message);
  return code === undefined ? (error.stack ?? error.message) : `错误 ${code}：${error.message}`;
}
