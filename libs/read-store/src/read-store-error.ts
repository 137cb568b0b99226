const messages = {
  PROJECTION_UNKNOWN: '没有这个查询视图',
  PROJECTION_INVALID: '查询视图的定义有误',
  PROJECTION_NOT_READY: '查询视图正在首次构建，请稍后再试',
  PROJECTION_AHEAD: '查询视图比日志新（日志是旧的副本，或丢失了末尾），将重新构建',
  PROJECTION_OWNED: '查询视图已由另一个进程维护',
  REBUILD_RUNNING: '查询视图正在由另一个进程重建',
  REBUILD_ABORTED: '重建已取消，原有数据不受影响',
  EVENT_UNPROCESSABLE: '查询视图无法处理一个事件',
  STREAM_NOT_PARKED: '该事件流没有被搁置',
  READ_STORE_UNAVAILABLE: '查询存储的数据库暂时无法连接',
  READ_STORE_CLOSED: '查询存储已关闭',
} as const;

/** The kind of failure, for code to act on; never match on messages. */
export type ReadStoreFailure = keyof typeof messages;

export type FailureDetails = Readonly<Record<string, string | number>>;

/**
 * A failure of the read store; `code` says which. `details` name the projection and, for
 * `EVENT_UNPROCESSABLE`, the stream, revision and event type.
 */
export class ReadStoreError extends Error {
  constructor(
    readonly code: ReadStoreFailure,
    readonly details: FailureDetails,
    options?: ErrorOptions,
  ) {
    super(`${messages[code]}（${describe(details)}）`, options);
    this.name = 'ReadStoreError';
  }
}

export function isFailure(error: unknown, code: ReadStoreFailure): error is ReadStoreError {
  return error instanceof ReadStoreError && error.code === code;
}

/** One line about any thrown value, with its cause. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `: ${messageOf(error.cause)}`;
  return `${error.name}: ${error.message}${cause}`;
}

function describe(details: FailureDetails): string {
  return Object.entries(details)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}
