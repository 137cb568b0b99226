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

/** Signed checkpoints of the log. */
export const PROOF_SETTINGS = {
  CHECKPOINT_HOURS: {
    fallback: 0,
    range: [0, 720],
    unit: 'hours',
    meaning:
      'How often a worker signs a checkpoint of the log; 0: only `admin checkpoint sign` does.',
    chinese: 'worker 每隔多久为日志签署一个检查点；0 为只用 `admin checkpoint sign` 签署',
  },
  CHECKPOINT_DIR: {
    byDefault: '`DATA_DIR/checkpoints`',
    unit: 'folder',
    meaning: 'Where checkpoints are kept: best on a machine that others administer.',
    chinese: '检查点的存放目录；宜放在由他人管理的机器上',
  },
  CHECKPOINT_KEY_FILE: {
    byDefault: '`DATA_DIR/checkpoint.key`',
    unit: 'file',
    meaning: 'Ed25519 private key (PEM) that signs checkpoints; made on first use.',
    chinese: '签署检查点的 Ed25519 私钥（PEM）；首次使用时生成',
  },
  CHECKPOINT_WEBHOOK: {
    unit: 'URL',
    meaning: 'Every checkpoint is posted there as JSON, until it has been taken with a 2xx.',
    chinese: '每个检查点以 JSON 发往此地址，直到对方以 2xx 收下',
  },
} as const;

/** Where a process listens, and whom it lets in. */
export const ACCESS_SETTINGS = {
  PORT: {
    fallback: 3_000,
    range: [0, 65_535],
    unit: 'TCP port',
    meaning: 'Port of HTTP and WebSocket; 0 takes a free one.',
    chinese: 'HTTP 与 WebSocket 的端口；0 为任取一个空闲端口',
  },
  HOST: {
    byDefault: 'all addresses; this machine only while demo accounts stand',
    unit: 'address',
    meaning: 'Address to listen on. With it there is no demo unless `DEMO=true`.',
    chinese:
      '监听的地址；不填为所有地址，演示账号可登录时只限本机。填了就没有演示区，除非 `DEMO=true`',
  },
  NODE_ENV: {
    unit: '`production`',
    meaning: '`production`, as in the image: no demo unless `DEMO=true`.',
    chinese: '`production`（镜像即是）：没有演示区，除非 `DEMO=true`',
  },
  TRUST_PROXY: {
    fallback: 'loopback',
    unit: 'number of proxies, or addresses and networks, or `none`',
    meaning:
      'Whose `X-Forwarded-For` is believed, for limits and logs, for example `10.0.0.5, 10.1.0.0/16, uniquelocal`.',
    chinese:
      '信任谁的 `X-Forwarded-For`（用于限次和日志）：前面代理的层数，或其地址、网段（`10.0.0.5, 10.1.0.0/16, uniquelocal`），或 `none`',
  },
  TOKEN_SECRET: {
    byDefault: 'made once, kept in `DATA_DIR/token.secret`',
    unit: '32 random characters or more',
    meaning: 'Signs tokens. Several processes must be given the same one.',
    chinese: '令牌签名密钥；不填则首次启动时生成并保存。多个进程须用同一个',
  },
  SECOND_FACTOR_SECRET: {
    byDefault:
      'made once, kept in `DATA_DIR/second-factor.secret`; the token’s where the log is on a server',
    unit: '32 random characters or more',
    meaning:
      'Seals the secrets of authenticators in the log. Several processes must be given the same one. **Without it they cannot be read: back it up, apart from the log.**',
    chinese:
      '加密日志中的验证器密钥；多个进程须用同一个。**丢失后验证器即无法使用：请与日志分开备份**',
  },
  SECOND_FACTOR_ROLES: {
    byDefault: 'none: everybody decides for themselves',
    unit: 'roles, for example `administrator, assessment`',
    meaning: 'Roles that cannot sign in without a code of an authenticator.',
    chinese: '必须绑定验证器、凭验证码才能登录的角色，如 `administrator, assessment`',
  },
  TOKEN_TTL_SECONDS: {
    fallback: 900,
    range: [60, 86_400],
    unit: 'seconds',
    meaning: 'Life of a token; whoever is signed in gets the next one before it runs out.',
    chinese: '令牌有效期；登录期间到期前换取下一个',
  },
  SESSION_IDLE_HOURS: {
    fallback: 12,
    range: [1, 168],
    unit: 'hours',
    meaning: 'A browser that stays signed in is signed out when it was not used for so long.',
    chinese: '保持登录的浏览器多久不用即须重新登录',
  },
  SESSION_DAYS: {
    fallback: 7,
    range: [1, 28],
    unit: 'days',
    meaning: 'Longest life of a session, however often it is used.',
    chinese: '一次登录最长的有效期，无论使用多频繁',
  },
  SECURE_COOKIES: {
    fallback: false,
    unit: '`true`, `false`',
    meaning:
      '`true`: cookies go over TLS only, also where the proxy in front does not say `X-Forwarded-Proto: https`.',
    chinese: '`true`：Cookie 只经 TLS 发送，即使前面的代理没有给出 `X-Forwarded-Proto: https`',
  },
  ALLOWED_ORIGINS: {
    unit: '`https://console.example, …`, or `*` for all',
    meaning:
      'Web pages of other origins that may open sockets and (not by `*`) renew sessions; pages of this host always may.',
    chinese: '可以打开 WebSocket、续期登录（`*` 不含续期）的其他来源的网页；本机的网页一向可以',
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
