import { ContentionError, OperatorError, OverdueError } from '#event-sourcing';
import { EventStoreError } from '#event-store';
import { isFailure } from '#read-store';

/** What clients are told of a failure of the stores or the keys, over every door. */
export interface InfrastructureFailure {
  /** Stable. */
  readonly code: string;
  /** Chinese; nothing of the inside. */
  readonly message: string;
  readonly retryable: boolean;
  /** HTTP status where it is the answer as a whole. */
  readonly status: number;
  /** Nobody but an operator can help: what exactly is wrong belongs into the log of the process. */
  readonly isOperators: boolean;
}

const away = (code: string, message: string): InfrastructureFailure => ({
  code,
  message,
  retryable: true,
  status: 503,
  isOperators: false,
});

const operators = (code: string, what: string): InfrastructureFailure => ({
  code,
  message: `${what}，不能读取或办理，请联系系统管理员`,
  retryable: false,
  status: 503,
  isOperators: true,
});

const LOG_AWAY = away('STORE_UNAVAILABLE', '事件库暂不可用，请重试');

/** Retrying does not help, and other streams are whole; log and health name the stream. */
const STREAM_DAMAGED: InfrastructureFailure = {
  code: 'STREAM_DAMAGED',
  message: '该记录在事件库中已不完整（被截断或删除），不能读取或办理，请联系系统管理员',
  retryable: false,
  status: 500,
  isOperators: false,
};

function logFailure({ failure }: EventStoreError): InfrastructureFailure {
  if (failure === 'damaged') return STREAM_DAMAGED;
  return failure === 'corrupt' ? operators('STORE_DAMAGED', '事件库的文件已损坏') : LOG_AWAY;
}

/** SQLite's own errors, of read models and outbox. Not by class: each thread has one of its own. */
function sqliteFailure(error: unknown): InfrastructureFailure | undefined {
  const { code } = Object(error) as { readonly code?: unknown };
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return undefined;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code))
    return operators('READ_MODEL_DAMAGED', '查询数据已损坏');
  return /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED)/.test(code)
    ? away('STORE_UNAVAILABLE', '存储暂不可用，请重试')
    : undefined;
}

/** What is told of a failure of the infrastructure; undefined for other errors. */
export function infrastructureFailureOf(error: unknown): InfrastructureFailure | undefined {
  if (error instanceof EventStoreError) return logFailure(error);
  if (error instanceof OperatorError) return operators(error.code, '须由系统管理员处理');
  if (error instanceof ContentionError || error instanceof OverdueError) return LOG_AWAY;
  // The database of the read models, that of the notices, or that of the keys.
  if (isFailure(error, 'READ_STORE_UNAVAILABLE'))
    return away('STORE_UNAVAILABLE', '存储暂不可用，请重试');
  if (isFailure(error, 'PROJECTION_NOT_READY'))
    return away('READ_MODEL_NOT_READY', '查询数据正在建立，请稍后再试');
  return sqliteFailure(error);
}
