import type { HandlingRejection, Rejection } from '#event-sourcing';
import type { AccountRejection } from './domain/account.rejections.js';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './domain/password-policy.js';

export type AccessCode = AccountRejection | HandlingRejection;

const MESSAGES: Record<AccessCode, string> = {
  USERNAME_INVALID: '用户名须为 2–32 个小写字母、数字、汉字或 . _ -',
  DISPLAY_NAME_INVALID: '姓名须为 1–50 个字',
  ROLE_UNKNOWN: '角色无效',
  ORGANISATION_UNKNOWN: '没有这个单位，或已停用',
  PASSWORD_TOO_SHORT: `密码至少 ${SHORTEST_PASSWORD} 个字符`,
  PASSWORD_TOO_LONG: `密码至多 ${LONGEST_PASSWORD} 个字符`,
  PASSWORD_IS_USERNAME: '密码不得与用户名相同',
  PASSWORD_PUBLISHED: '这是演示区公开的密码，人人皆知，请另设',
  PASSWORD_TOO_COMMON: '这个密码过于常见或单一，容易被猜中，请另设',
  PASSWORD_MISSING: '须设置密码',
  ACCOUNT_EXISTS: '该用户名已被使用，销户后也不再启用',
  ACCOUNT_NOT_FOUND: '没有这个账号',
  ACCOUNT_CLOSED: '该账号已停用',
  ORGANISATION_RETIRED: '您的单位已停用或并入其他单位，请联系管理员开立新账号',
  WRONG_CREDENTIALS: '用户名或密码不正确',
  TOO_MANY_ATTEMPTS: '尝试次数过多，请稍后再试',
  REVISION_CONFLICT: '他人已先修改，请刷新后重试',
  COMMAND_ID_REUSED: '该 commandId 已用于另一内容',
  TEXT_UNUSABLE: '含有无法使用的字符',
};

/** The Chinese message of a refusal, for people. */
export function accessMessage({ rejected, details }: Rejection<AccessCode>): string {
  const { waitSeconds } = details;
  return waitSeconds === undefined
    ? MESSAGES[rejected]
    : `${MESSAGES[rejected]}（约 ${waitSeconds} 秒后）`;
}
