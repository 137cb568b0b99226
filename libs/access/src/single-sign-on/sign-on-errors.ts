/** Why a single sign-on, a logout or a bearer of the provider is refused. Stable: clients act on them. */
export const SIGN_ON_REFUSALS = {
  SSO_NOT_OFFERED: [404, '本系统没有启用单点登录，请用密码登录'],
  RETURN_PATH_INVALID: [400, '登录后的去处须为本系统内的路径，以 / 开头'],
  TOO_MANY_ATTEMPTS: [429, '尝试次数过多，请稍后再试'],
  SSO_STATE_INVALID: [400, '本次登录已过期，或不是从这个浏览器发起的，请重新登录'],
  PROVIDER_UNAVAILABLE: [503, '统一身份平台暂时无法连接，请稍后再试；有密码的账号仍可用密码登录'],
  PROVIDER_REFUSED: [401, '统一身份平台没有同意本次登录'],
  PROVIDER_ANSWER_INVALID: [401, '统一身份平台的答复无法核实，请重新登录；多次如此请联系管理员'],
  NO_RULE_FITS: [403, '您在统一身份平台的身份没有对应本系统的账号，请联系管理员'],
  RULE_REFUSES: [403, '按单点登录规则，您不能登录本系统'],
  ACCOUNT_NOT_ADMITTED: [403, '按单点登录规则不能为您开户，请联系管理员'],
  ACCOUNT_NOT_LINKED: [403, '您的用户名在本系统已是另一个账号，须由管理员关联后才能单点登录'],
  ACCOUNT_CLOSED: [403, '您的账号已停用'],
  ORGANISATION_RETIRED: [403, '您的单位不在本系统的名录中，或已停用，请联系管理员'],
  SECOND_FACTOR_REQUIRED: [403, '您的账号须在统一身份平台以第二种方式验证后登录'],
  SIGN_OUT_NOT_YOURS: [
    400,
    '退出统一身份平台的请求已过期，或不是从这个浏览器发起的；您在该平台的登录没有退出，公用电脑请关闭浏览器',
  ],
  SIGN_OUT_INCOMPLETE: [
    503,
    '您已退出哨到；统一身份平台暂时无法连接，您在该平台的登录没有退出，公用电脑请关闭浏览器',
  ],
  LOGOUT_TOKEN_INVALID: [400, '登出令牌无法核实'],
  LOGOUT_REPEATED: [400, '登出令牌已用过'],
  STORE_UNAVAILABLE: [503, '事件库暂不可用，请重试'],
} as const satisfies Readonly<Record<string, readonly [status: number, message: string]>>;
export type SignOnRefusalCode = keyof typeof SIGN_ON_REFUSALS;

/** What may follow in a log or in the audit log: no token, no code, nothing that a person typed. */
export interface SignOnDetails {
  /** The account, where it is known. */
  readonly account?: string;
  /** For the log of the operator: what the provider or the rules said, in a few words. */
  readonly note?: string;
  /** What a rule tells whom it refuses. */
  readonly told?: string;
}

/** A sign-on that is refused; `message` is Chinese, for the person. */
export class SignOnError extends Error {
  override readonly name = 'SignOnError';
  readonly status: number;

  constructor(
    readonly code: SignOnRefusalCode,
    readonly details: SignOnDetails = {},
  ) {
    const [status, message] = SIGN_ON_REFUSALS[code];
    super(details.told ?? message);
    this.status = status;
  }
}
