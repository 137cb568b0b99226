import { ObjectType } from '@nestjs/graphql';
import type { HandlingRejection, Rejection as Refusal } from '#event-sourcing';
import {
  InvalidReferenceRejection,
  NotFoundRejection,
  RefusalMapper,
  Rejection,
  type RejectionClass,
  WrongStateRejection,
} from '#graphql';
import type { AccountRejection } from './domain/account.rejections.js';
import { LONGEST_POST, MOST_POSTS } from './domain/account-posts.js';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './domain/password-policy.js';

@ObjectType({
  implements: () => Rejection,
  description:
    '登录被拒绝：WRONG_CREDENTIALS、ACCOUNT_CLOSED、ORGANISATION_RETIRED、LOCAL_SIGN_IN_OFF（须用单点登录）、TOO_MANY_ATTEMPTS；须验证码的还有 SECOND_FACTOR_REQUIRED、SECOND_FACTOR_WRONG、SECOND_FACTOR_SETUP_REQUIRED（须先绑定）、SECOND_FACTOR_NOT_OFFERED、SECOND_FACTOR_UNREADABLE。What was shown was not accepted.',
})
export class SignInRefused extends Rejection {}

/** GraphQL type and Chinese message of each refusal. */
export const accessRefusals = new RefusalMapper<
  AccountRejection | 'TEXT_UNUSABLE',
  RejectionClass | typeof SignInRefused
>({
  USERNAME_INVALID: [InvalidReferenceRejection, '用户名须为 2–32 个小写字母、数字、汉字或 . _ -'],
  DISPLAY_NAME_INVALID: [InvalidReferenceRejection, '姓名须为 1–50 个字'],
  ROLE_UNKNOWN: [InvalidReferenceRejection, '角色无效'],
  ORGANISATION_UNKNOWN: [InvalidReferenceRejection, '没有这个单位，或已停用'],
  POST_INVALID: [
    InvalidReferenceRejection,
    `职务须为 1–${LONGEST_POST} 个字，至多 ${MOST_POSTS} 个`,
  ],
  PASSWORD_TOO_SHORT: [InvalidReferenceRejection, `密码至少 ${SHORTEST_PASSWORD} 个字符`],
  PASSWORD_TOO_LONG: [InvalidReferenceRejection, `密码至多 ${LONGEST_PASSWORD} 个字符`],
  PASSWORD_IS_USERNAME: [InvalidReferenceRejection, '密码不得与用户名相同'],
  PASSWORD_OF_NAMES: [
    InvalidReferenceRejection,
    '密码主要由用户名、单位名称或系统名称组成，容易被猜中，请另设',
  ],
  PASSWORD_PUBLISHED: [InvalidReferenceRejection, '这是演示区公开的密码，人人皆知，请另设'],
  PASSWORD_TOO_COMMON: [
    InvalidReferenceRejection,
    '这个密码过于常见、连续或重复，容易被猜中，请另设',
  ],
  PASSWORD_UNCHANGED: [InvalidReferenceRejection, '新密码须与当前密码不同'],
  PASSWORD_MISSING: [InvalidReferenceRejection, '须设置密码'],
  ACCOUNT_EXISTS: [WrongStateRejection, '该用户名已被使用，销户后也不再启用'],
  ACCOUNT_NOT_FOUND: [NotFoundRejection, '没有这个账号'],
  ACCOUNT_CLOSED: [WrongStateRejection, '该账号已停用'],
  ACCOUNT_IS_YOUR_OWN: [WrongStateRejection, '不得对自己的账号进行此操作，请由另一位管理员办理'],
  ORGANISATION_RETIRED: [
    WrongStateRejection,
    '您的单位已停用或并入其他单位，请联系管理员开立新账号',
  ],
  ACCOUNT_NOT_LINKED: [
    WrongStateRejection,
    ({ username }) => `用户名“${username}”已是另一个账号，须由管理员关联后才能单点登录`,
  ],
  LOCAL_SIGN_IN_OFF: [SignInRefused, '本系统已改用单点登录，只有管理员可以用密码登录'],
  SECOND_FACTOR_REQUIRED: [SignInRefused, '请输入验证器显示的验证码，或一个恢复码'],
  SECOND_FACTOR_SETUP_REQUIRED: [SignInRefused, '您的角色须先绑定验证器才能登录'],
  SECOND_FACTOR_WRONG: [
    SignInRefused,
    '验证码不正确或已用过：请等下一个验证码，并核对手机时间；恢复码每个只能用一次',
  ],
  SECOND_FACTOR_NOT_OFFERED: [SignInRefused, '请先取得验证器密钥，再以验证码确认'],
  SECOND_FACTOR_UNREADABLE: [
    SignInRefused,
    '系统无法读取您的验证器密钥，请改用恢复码，或联系管理员重置',
  ],
  WRONG_CREDENTIALS: [SignInRefused, '用户名或密码不正确'],
  TOO_MANY_ATTEMPTS: [
    SignInRefused,
    ({ waitSeconds }) => `尝试次数过多，请稍后再试（约 ${waitSeconds} 秒后）`,
  ],
  TEXT_UNUSABLE: [InvalidReferenceRejection, '含有无法使用的字符'],
});

/** The Chinese message of a refusal, for people outside GraphQL as well. */
export const accessMessage = accessRefusals.messageOf;

/** Sign-in answers every refusal with this class, also those that are another class elsewhere. */
export const toSignInRefused = (
  refusal: Refusal<AccountRejection | HandlingRejection>,
): SignInRefused =>
  Object.assign(new SignInRefused(), {
    code: refusal.rejected,
    message: accessMessage(refusal),
  });
