/** Signing in at an identity provider. */
export const SIGN_ON_SETTINGS = {
  SSO_ISSUER: {
    unit: 'URL',
    meaning:
      'Identity provider (OpenID Connect) that people sign in at; https, or http on this machine. Without it there is no single sign-on.',
    chinese:
      '统一身份平台（OpenID Connect）的签发者地址，须为 https，本机可用 http；不填则没有单点登录',
  },
  SSO_CLIENT_ID: {
    unit: 'text',
    meaning: 'Client id that the provider has given to this service.',
    chinese: '在平台登记的客户端编号',
  },
  SSO_CLIENT_SECRET: {
    unit: 'text',
    meaning: 'Its secret; absent for a public client.',
    chinese: '客户端密钥；公共客户端不填',
  },
  SSO_CLIENT_SECRET_FILE: {
    unit: 'file',
    meaning: 'File with the secret, instead of `SSO_CLIENT_SECRET`.',
    chinese: '存放客户端密钥的文件，代替 `SSO_CLIENT_SECRET`',
  },
  SSO_SCOPES: {
    fallback: 'openid profile',
    unit: 'scopes',
    meaning: 'Asked of the provider; `openid` is among them.',
    chinese: '向平台请求的范围，须含 `openid`',
  },
  SSO_RULES_FILE: {
    unit: 'file',
    meaning:
      'Rules that make role, organisation, posts and name of what the provider says: `schema/rules/sign-in-rules.schema.json`. Try them with `admin sso try`.',
    chinese:
      '由平台的声明得出角色、单位、职务、姓名的规则（`schema/rules/sign-in-rules.schema.json`）；可用 `admin sso try` 试用',
  },
  PUBLIC_URL: {
    unit: '`https://console.example`',
    meaning:
      'Origin that people reach this service by; the provider sends them back to `/sign-in/sso/callback` there.',
    chinese: '用户访问本系统的地址；平台登录后回到其下的 `/sign-in/sso/callback`',
  },
  SSO_BEARER_AUDIENCE: {
    unit: 'text',
    meaning:
      'Access tokens of the provider that are for this audience count as bearers, for machines; without it none do. Not the client id.',
    chinese:
      '供系统对接：平台签发给此受众的访问令牌可直接调用接口；不填则不接受。不得与客户端编号相同',
  },
  SSO_BEARER_ISSUERS: {
    byDefault: 'that of `SSO_ISSUER`',
    unit: 'URLs, separated by commas',
    meaning: 'Issuers whose access tokens count.',
    chinese: '接受哪些签发者的访问令牌',
  },
  LOCAL_SIGN_IN: {
    fallback: 'all',
    unit: '`all`, `administrators`',
    meaning: '`administrators`: nobody else signs in by password any more.',
    chinese: '`administrators`：除管理员外，不再能用密码登录',
  },
} as const;
