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
  DISPLAY_SESSION_DAYS: {
    fallback: 28,
    range: [1, 28],
    unit: 'days',
    meaning:
      'Life of a session of an account that only a screen on a wall has (role `display`), also when the screen was off.',
    chinese: '大屏账号（角色 `display`）一次登录的有效期，关机的时间也算在内',
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
