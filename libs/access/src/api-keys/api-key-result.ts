import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import {
  type AnyRejection,
  classNameOf,
  CommandIdReusedRejection,
  InvalidReferenceRejection,
  NotFoundRejection,
  RefusalMapper,
  RevisionConflictRejection,
  WrongStateRejection,
} from '#graphql';
import type { ApiKeyRejection } from './api-key.commands.js';
import { ApiKeyType, toApiKeyType } from './api-key.type.js';
import type { ApiKeyOutcome } from './api-keys.js';

/** GraphQL type and Chinese message of each refusal of a key. */
const keyRefusals = new RefusalMapper<ApiKeyRejection | 'TEXT_UNUSABLE'>({
  API_KEY_NAME_INVALID: [InvalidReferenceRejection, '用途须为 1–50 个字'],
  API_KEY_DAYS_INVALID: [InvalidReferenceRejection, ({ most }) => `有效天数须为 1–${most}`],
  API_KEY_OVERLAP_INVALID: [
    InvalidReferenceRejection,
    ({ most }) => `前一密钥的保留须为 0–${most} 小时`,
  ],
  API_KEY_NETWORK_INVALID: [
    InvalidReferenceRejection,
    ({ network }) => `网段无效或过多：${network}`,
  ],
  API_KEY_OPERATIONS_INVALID: [
    InvalidReferenceRejection,
    ({ most }) => `范围为所列操作时须列出 1–${most} 项操作，其他范围不得列出`,
  ],
  API_KEY_OPERATION_NOT_ALLOWED: [
    InvalidReferenceRejection,
    ({ operation }) => `该账号的角色无权进行此操作，或此操作仅限本人：${operation}`,
  ],
  API_KEY_NOT_FOUND: [NotFoundRejection, '没有这个接口密钥'],
  API_KEY_EXISTS: [WrongStateRejection, '该接口密钥已建立'],
  API_KEY_REVOKED: [WrongStateRejection, '该接口密钥已撤销'],
  API_KEY_OUTDATED: [WrongStateRejection, '账号的角色或单位已变更，密钥已失效，请另建'],
  ACCOUNT_NOT_FOUND: [NotFoundRejection, '没有这个账号'],
  ACCOUNT_CLOSED: [WrongStateRejection, '该账号已停用'],
  TEXT_UNUSABLE: [InvalidReferenceRejection, '含有无法使用的字符'],
});
export const keyMessage = keyRefusals.messageOf;

@ObjectType({ description: '接口密钥已建立、轮换或撤销。The key as it is after the command.' })
export class ApiKeyChanged {
  @Field(() => ApiKeyType, { description: '密钥。The key.' })
  key!: ApiKeyType;

  @Field(() => String, {
    nullable: true,
    description:
      '完整密钥（sd_…），只显示这一次；撤销、以及重复提交同一命令时为空。The whole key, shown once; null when it was made by an earlier delivery of the same command.',
  })
  secret!: string | null;

  @Field(() => Int, { description: '密钥的版本。Revision of the key.' })
  revision!: number;

  @Field(() => String, { description: '日志位置。Position in the log, for `after`.' })
  position!: string;
}

export const ApiKeyResult = createUnionType({
  name: 'ApiKeyResult',
  description: '建立、轮换、撤销接口密钥的结果。Result of a command on an API key.',
  types: () =>
    [
      ApiKeyChanged,
      NotFoundRejection,
      WrongStateRejection,
      InvalidReferenceRejection,
      RevisionConflictRejection,
      CommandIdReusedRejection,
    ] as const,
  resolveType: classNameOf,
});
export type ApiKeyAnswer = ApiKeyChanged | AnyRejection;

/** The answer to a command on the key. */
export const apiKeyAnswer = (id: string, outcome: ApiKeyOutcome, secret?: string): ApiKeyAnswer =>
  keyRefusals.answer(outcome, ({ state: key, revision, position = '' }) => {
    if (!key) throw new TypeError('an accepted command left no key');
    const fields = { key: toApiKeyType({ id, key }), secret: secret ?? null, revision, position };
    return Object.assign(new ApiKeyChanged(), fields);
  });
