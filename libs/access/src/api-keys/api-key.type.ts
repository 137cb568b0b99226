import { Field, ID, ObjectType } from '@nestjs/graphql';
import { enumOf, GraphQLDateTime } from '#graphql';
import { RoleEnum } from '../account.type.js';
import type { Role } from '../domain/role.js';
import type { KeyScope } from '../permissions/by-key.js';
import type { ListedKey } from './api-keys.query.js';

export const KeyScopeEnum = enumOf<KeyScope>(
  'ApiKeyScope',
  '接口密钥的范围，从不超出账号的角色。What a key may do, never more than its account’s role may.',
  {
    read: '只读：查询、订阅、导出。Reads only.',
    listed: '所列的操作。The operations that are listed.',
    everything:
      '账号可做的一切，仅限本人的除外。Everything that the account may do, except what only a person may.',
  },
);

@ObjectType('ApiKey', {
  description:
    '接口密钥，供机器使用；密钥本身不可再查。A key for a machine, never with its secret.',
})
export class ApiKeyType {
  @Field(() => ID, { description: '密钥编号。Id.' })
  id!: string;

  @Field(() => String, { description: '用途。What it is for.' })
  name!: string;

  @Field(() => ID, { description: '所代表的账号。Account that it acts for.' })
  account!: string;

  @Field(() => RoleEnum, {
    description:
      '建立时账号的角色；账号改任后密钥失效。Role of the account when it was made; with another one it does not count.',
  })
  role!: Role;

  @Field(() => ID, { description: '建立时账号的单位。Organisation of the account.' })
  organisation!: string;

  @Field(() => KeyScopeEnum, { description: '范围。Scope.' })
  scope!: KeyScope;

  @Field(() => [String], { description: '所列的操作。The operations that are listed.' })
  operations!: readonly string[];

  @Field(() => [String], {
    description: '可用的网段；空为不限。Networks that it may be used from; anywhere when empty.',
  })
  networks!: readonly string[];

  @Field(() => GraphQLDateTime, { description: '建立时间。When it was made.' })
  createdAt!: string;

  @Field(() => GraphQLDateTime, { description: '失效时间。When it expires.' })
  expiresAt!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      '轮换后，前一密钥有效至何时。Until when the secret before the last rotation counts.',
  })
  earlierUntil!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '最近使用的一日，以该日首次使用为准。First use on the last day of use.',
  })
  lastUsedAt!: string | null;

  @Field(() => Boolean, { description: '是否已撤销。Whether it was revoked.' })
  revoked!: boolean;
}

export function toApiKeyType({ id, key }: ListedKey): ApiKeyType {
  const { name, account, role, organisation, scope, operations, networks } = key;
  const { createdAt, expiresAt, revoked } = key;
  const made = { id, name, account, role, organisation, scope, operations, networks };
  return Object.assign(new ApiKeyType(), made, {
    createdAt,
    expiresAt,
    revoked,
    earlierUntil: key.earlier?.until ?? null,
    lastUsedAt: key.lastUsedAt ?? null,
  });
}
