import { PASSWORD_PROBLEMS } from './password-policy.js';

/** Every reason for which a command on an account is refused. Stable: clients act on them. */
export const ACCOUNT_REJECTIONS = [
  'USERNAME_INVALID',
  'DISPLAY_NAME_INVALID',
  'ROLE_UNKNOWN',
  'ORGANISATION_UNKNOWN',
  ...PASSWORD_PROBLEMS,
  'PASSWORD_MISSING',
  'ACCOUNT_EXISTS',
  'ACCOUNT_NOT_FOUND',
  'ACCOUNT_CLOSED',
  'ACCOUNT_IS_YOUR_OWN',
  'ORGANISATION_RETIRED',
  'WRONG_CREDENTIALS',
  'TOO_MANY_ATTEMPTS',
] as const;
export type AccountRejection = (typeof ACCOUNT_REJECTIONS)[number];
