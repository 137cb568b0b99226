import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { CommandInput } from '#graphql';
import { KEY_SCOPES, type KeyScope } from '../permissions/by-key.js';
import {
  LONGEST_KEY_DAYS,
  LONGEST_KEY_NAME,
  LONGEST_OVERLAP_HOURS,
  MOST_KEY_NETWORKS,
  MOST_KEY_OPERATIONS,
} from './api-key.js';
import { KeyScopeEnum } from './api-key.type.js';

/** How long a key lasts unless somebody says otherwise. */
export const DEFAULT_KEY_DAYS = 90;
export const DEFAULT_OVERLAP_HOURS = 24;
const ID_TEXT = /^[0-9a-f]{16}$/;
const DAYS = `有效天数须为 1–${LONGEST_KEY_DAYS}`;
const OVERLAP = `前一密钥的保留须为 0–${LONGEST_OVERLAP_HOURS} 小时`;

@InputType({ description: '建立接口密钥。Make an API key.' })
export class CreateApiKeyInput extends CommandInput {
  @Field(() => ID, { description: '所代表的账号。Account that it acts for.' })
  @IsString({ message: '用户名须为文字' })
  @Length(1, 64, { message: '用户名须为 1–64 个字符' })
  username!: string;

  @Field(() => String, { description: '用途，1–50 字。What it is for.' })
  @IsString({ message: '用途须为文字' })
  @Length(1, LONGEST_KEY_NAME, { message: '用途须为 1–50 个字' })
  name!: string;

  @Field(() => KeyScopeEnum, { description: '范围。Scope.' })
  @IsIn(KEY_SCOPES, { message: '范围无效' })
  scope!: KeyScope;

  @Field(() => [String], {
    defaultValue: [],
    description:
      '范围为 LISTED 时：操作的名称，如 `raiseWhistle`、`GET /reports/month`。Names of operations, for LISTED.',
  })
  @IsString({ each: true, message: '操作须为文字' })
  @MaxLength(100, { each: true, message: '操作名称过长' })
  @ArrayMaxSize(MOST_KEY_OPERATIONS, { message: `操作至多 ${MOST_KEY_OPERATIONS} 项` })
  operations: string[] = [];

  @Field(() => [String], {
    defaultValue: [],
    description:
      '只可在这些地址或网段（CIDR）使用；空为不限。Addresses and networks that it may be used from; anywhere when empty.',
  })
  @IsString({ each: true, message: '网段须为文字' })
  @MaxLength(64, { each: true, message: '网段过长' })
  @ArrayMaxSize(MOST_KEY_NETWORKS, { message: `网段至多 ${MOST_KEY_NETWORKS} 项` })
  networks: string[] = [];

  @Field(() => Int, {
    defaultValue: DEFAULT_KEY_DAYS,
    description: `有效天数，1–${LONGEST_KEY_DAYS}。Days until it expires.`,
  })
  @IsInt({ message: DAYS })
  @Min(1, { message: DAYS })
  @Max(LONGEST_KEY_DAYS, { message: DAYS })
  days: number = DEFAULT_KEY_DAYS;
}

@InputType({ description: '轮换接口密钥。Rotate an API key.' })
export class RotateApiKeyInput extends CommandInput {
  @Field(() => ID, { description: '密钥编号。Id of the key.' })
  @Matches(ID_TEXT, { message: '密钥编号无效' })
  id!: string;

  @Field(() => Int, {
    defaultValue: DEFAULT_KEY_DAYS,
    description: `新密钥的有效天数，1–${LONGEST_KEY_DAYS}。Days until the new secret expires.`,
  })
  @IsInt({ message: DAYS })
  @Min(1, { message: DAYS })
  @Max(LONGEST_KEY_DAYS, { message: DAYS })
  days: number = DEFAULT_KEY_DAYS;

  @Field(() => Int, {
    defaultValue: DEFAULT_OVERLAP_HOURS,
    description:
      '前一密钥再保留几小时；0 为即刻失效。Hours for which the present secret goes on counting.',
  })
  @IsInt({ message: OVERLAP })
  @Min(0, { message: OVERLAP })
  @Max(LONGEST_OVERLAP_HOURS, { message: OVERLAP })
  overlapHours: number = DEFAULT_OVERLAP_HOURS;
}

@InputType({ description: '撤销接口密钥。Revoke an API key.' })
export class RevokeApiKeyInput extends CommandInput {
  @Field(() => ID, { description: '密钥编号。Id of the key.' })
  @Matches(ID_TEXT, { message: '密钥编号无效' })
  id!: string;
}
