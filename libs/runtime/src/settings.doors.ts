/** What is offered at the doors of an API, and what browsers are told. */
export const DOOR_SETTINGS = {
  CONSOLE: {
    fallback: true,
    unit: '`true`, `false`',
    meaning:
      '`true`: the web page for streets and departments at `/`; what it asks counts as listed (`OPERATIONS`).',
    chinese: '`true`：在 `/` 提供街道和部门用的网页，网页所用的查询视同已登记（`OPERATIONS`）',
  },
  EXPLORER: {
    byDefault: '`true`; `false` in production',
    unit: '`true`, `false`',
    meaning:
      '`true`: the API explorer at `/explorer`, introspection of the schema, and names that errors suggest.',
    chinese: '`true`：在 `/explorer` 提供 API 浏览器，可内省模式，报错时提示相近的名称',
  },
  OPERATIONS: {
    unit: 'folder of `*.graphql`, or JSON file `{ sha256: document }`',
    meaning:
      'Listed operations: clients may send the SHA-256 instead of the document (`extensions.persistedQuery`).',
    chinese: '登记的查询：客户端可以只发 SHA-256，不发原文（`extensions.persistedQuery`）',
  },
  FREE_QUERIES: {
    byDefault: '`true`; `false` in production',
    unit: '`true`, `false`',
    meaning: '`false`: only listed operations are answered; any other is `OPERATION_NOT_LISTED`.',
    chinese: '`false`：只答登记的查询，其余为 `OPERATION_NOT_LISTED`',
  },
  HSTS_SECONDS: {
    fallback: 0,
    range: [0, 63_072_000],
    unit: 'seconds',
    meaning:
      'How long browsers that came by TLS are to insist on it; set it once all of the host is served by TLS.',
    chinese: '告诉经 TLS 访问的浏览器今后多久只用 TLS；整个域名都已启用 TLS 时再设',
  },
} as const;
