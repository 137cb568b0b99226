import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { type Connection, ConnectionArgs, connectionType, pageOf, textCursorOf } from '#graphql';
import { ApiKeyType, toApiKeyType } from './api-key.type.js';
import { FindApiKeys, type ListedKey } from './api-keys.query.js';

const ApiKeyConnection = connectionType(ApiKeyType, 'ApiKey');
const SORT = 'api-keys';

@ArgsType()
class ApiKeysArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: '只看此账号。Only of this account.' })
  @IsOptional()
  @IsString({ message: '用户名须为文字' })
  @MaxLength(64, { message: '用户名过长' })
  account?: string | null;

  @Field(() => ID, { nullable: true, description: '只看此单位。Only of this organisation.' })
  @IsOptional()
  @IsString({ message: '单位须为编号' })
  @MaxLength(64, { message: '单位编号过长' })
  organisation?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '含已撤销的。Also those that were revoked.',
  })
  @IsBoolean({ message: '含已撤销的须为是或否' })
  revoked: boolean = false;
}

@Resolver()
export class ApiKeysResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => ApiKeyConnection, {
    description: '接口密钥（管理员），按账号和编号。API keys by account and id (administrator).',
  })
  async apiKeys(
    @Args() { account, organisation, revoked, first, after }: ApiKeysArgs,
  ): Promise<Connection<ApiKeyType>> {
    const from = textCursorOf(after, SORT);
    const question = {
      revoked,
      first,
      ...(account != null && { account }),
      ...(organisation != null && { organisation }),
      ...(from && { after: { account: from.key, id: String(from.tie) } }),
    };
    const { keys, position } = await this.queries.execute(new FindApiKeys(question));
    const page = { first, after, freshness: { position, reached: true } };
    return pageOf(keys, page, ({ id, key }: ListedKey) => [SORT, key.account, id], toApiKeyType);
  }
}
