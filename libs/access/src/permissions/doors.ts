/** What a door without a session asks for instead. Its meaning, as people read it. */
export const CREDENTIALS = {
  nobody: '不需凭据，答复不涉及任何人',
  client: '平台的 api_key：只及该平台自己的单，不含联系方式',
  cookie: '浏览器保存的续期 cookie，只换本人的令牌',
} as const;
export type Credential = keyof typeof CREDENTIALS;

/** Calls over HTTP that need no session, by method and route: all of them, or a test fails. */
export const DOORS = {
  'GET /': 'nobody',
  'GET /explorer/demo.json': 'nobody',
  'GET /health/live': 'nobody',
  'GET /health/ready': 'nobody',
  'GET /metrics': 'nobody',
  'POST /session/renew': 'cookie',
  'GET /open311/v2/discovery.:format': 'nobody',
  'GET /open311/v2/services.:format': 'nobody',
  'GET /open311/v2/services/:name': 'nobody',
  'POST /open311/v2/requests.:format': 'client',
  'GET /open311/v2/requests.:format': 'client',
  'GET /open311/v2/requests/:name': 'client',
} as const satisfies Readonly<Record<string, Credential>>;
