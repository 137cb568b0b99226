/** Every reason for which a command on an account is refused. Stable: clients act on them. */
export const ACCOUNT_REJECTIONS = [
  'USERNAME_INVALID',
  'DISPLAY_NAME_INVALID',
  'ROLE_UNKNOWN',
  'ORGANISATION_UNKNOWN',
  'PASSWORD_TOO_SHORT',
  'PASSWORD_TOO_LONG',
  'PASSWORD_IS_USERNAME',
  'PASSWORD_PUBLISHED',
  'PASSWORD_TOO_COMMON',
  'PASSWORD_MISSING',
  'ACCOUNT_EXISTS',
  'ACCOUNT_NOT_FOUND',
  'ACCOUNT_CLOSED',
  'ORGANISATION_RETIRED',
  'WRONG_CREDENTIALS',
  'TOO_MANY_ATTEMPTS',
] as const;
export type AccountRejection = (typeof ACCOUNT_REJECTIONS)[number];
