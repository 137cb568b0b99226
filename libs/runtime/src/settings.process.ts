/** Where events and read models are kept, and the files beside them. */
export const STORE_SETTINGS = {
  DATA_DIR: {
    fallback: 'data',
    unit: 'folder',
    meaning: '`events.db` in it is the log: back it up. `read/` is derived from the log.',
    chinese: '数据目录。其中 `events.db` 就是日志，务必备份；`read/` 由日志推导而来',
  },
  EVENT_STORE: {
    fallback: 'sqlite',
    unit: '`sqlite`, `postgres`, `eventstoredb`',
    meaning: 'Where the log is; `sqlite` keeps it in `DATA_DIR`.',
    chinese: '日志放在哪里；`sqlite` 即放在 `DATA_DIR` 中',
  },
  EVENT_STORE_URL: {
    unit: '`postgres://user:password@host:5432/database`, `esdb://user:password@host:2113?tls=true`',
    meaning: 'Connection string of the log; PostgreSQL from version 14, in UTF-8.',
    chinese: '日志的连接串；PostgreSQL 须为 14 版及以上，编码 UTF-8',
  },
  READ_STORE: {
    fallback: 'sqlite',
    unit: '`sqlite`, `postgres`',
    meaning: 'Where the read models are; `sqlite` keeps them in `DATA_DIR`.',
    chinese: '查询视图放在哪里；`sqlite` 即放在 `DATA_DIR` 中',
  },
  READ_STORE_URL: {
    unit: '`postgres://…`',
    meaning: 'Connection string of the read models; it may be the database of the log.',
    chinese: '查询视图的连接串；可与日志同一个数据库',
  },
  RULES_DIR: {
    byDefault: '`DATA_DIR/rules`',
    unit: 'folder',
    meaning: 'Own rule files: `whistle/*.json` in it, and score rules in `scores/*.json`.',
    chinese: '自有规则文件的目录：规则包在 `whistle/*.json`，考核规则在 `scores/*.json`',
  },
  RULE_PACK: {
    fallback: 'default',
    unit: 'name of a pack',
    meaning: 'The pack whose files apply by their own dates until the first `rules activate`.',
    chinese: '首次 `rules activate` 之前，按文件日期生效的规则包',
  },
  CALENDAR_FILE: {
    unit: 'file',
    meaning: 'Holidays and make-up workdays of the operator, before a notice is in the package.',
    chinese: '自备的放假与调休安排，供放假通知尚未收入软件包时使用',
  },
  OPEN311_FILE: {
    unit: 'file',
    meaning: 'Services and clients of the Open311 endpoint; none is offered without it.',
    chinese: 'Open311 接口的服务与接入方；不填则不开放',
  },
} as const;

/** Which part of the work this process takes. */
export const WORK_SETTINGS = {
  DEMO: {
    byDefault: '`true`; `false` with `HOST`, in production, or where the log is on a server',
    unit: '`true`, `false`',
    meaning:
      'Fills an empty log with the demo district. **Its accounts have a published password.**',
    chinese: '日志为空时装入演示区。**演示账号的密码是公开的**',
  },
  WORKER: {
    fallback: 'embedded',
    unit: '`embedded`, `none`',
    meaning: '`none`: this API leaves the read models to processes of their own.',
    chinese: '`none`：此 API 不维护查询视图，交给单独的进程',
  },
  THREADS: {
    fallback: true,
    unit: '`true`, `false`',
    meaning: 'The log’s writer, the projections and heavy questions run on threads of their own.',
    chinese: '日志写入、投影与较重的查询各用独立线程',
  },
  AUTOMATIONS: {
    fallback: true,
    unit: '`true`, `false`',
    meaning:
      '`false`: this process leaves cards, supervision and ends of pauses to others; for a copy that is only looked at.',
    chinese: '`false`：本进程不触发黄红牌、督办和挂账到期；用于只供查看的副本',
  },
} as const;

/** How a process is watched, and how it stops. */
export const WATCHING_SETTINGS = {
  LOG_LEVEL: {
    byDefault: '`info`; `warn` in a terminal',
    unit: '`debug`, `info`, `warn`, `error`, `silent`',
    meaning: '`info` writes a line for every GraphQL request.',
    chinese: '`info` 为每个 GraphQL 请求写一行',
  },
  METRICS_PORT: {
    range: [0, 65_535],
    unit: 'TCP port',
    meaning:
      'Port of metrics and of health with its details; keep it from the outside. Without it a worker serves neither, and an API only whether it is well, on `PORT`.',
    chinese:
      '指标和健康详情的端口，不要对外开放；不设则 worker 都不提供，API 只在 `PORT` 上回答是否正常',
  },
  METRICS_HOST: {
    byDefault: 'all addresses',
    unit: 'address',
    meaning: 'Address that `METRICS_PORT` is open on, for example `127.0.0.1`.',
    chinese: '`METRICS_PORT` 监听的地址，如 `127.0.0.1`',
  },
  PUBLIC_METRICS: {
    fallback: false,
    unit: '`true`, `false`',
    meaning: '`true`: an API serves metrics and health with its details on `PORT` too.',
    chinese: '`true`：API 也在 `PORT` 上提供指标和健康详情',
  },
  DRAIN_SECONDS: {
    fallback: 0,
    range: [0, 600],
    unit: 'seconds',
    meaning:
      'How long an API that is told to stop still serves, so that balancers can take it out.',
    chinese: 'API 收到停机信号后继续服务的时间，让负载均衡来得及摘除它',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    unit: 'URL',
    meaning:
      'OTLP/HTTP receiver of traces, which are off without it. Other `OTEL_*` variables of the SDK count as well.',
    chinese: '接收调用链的 OTLP/HTTP 地址，不填则不采集；SDK 的其他 `OTEL_*` 变量同样有效',
  },
} as const;
