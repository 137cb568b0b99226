import { Field, ID, InputType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
} from 'class-validator';
import { CommandInput } from '#graphql';
import { RoleEnum } from '../account.type.js';
import { LONGEST_DISPLAY_NAME, normaliseUsername, USERNAME } from '../domain/account.js';
import { LONGEST_POST, MOST_POSTS } from '../domain/account-posts.js';
import { LONGEST_PASSWORD } from '../domain/password-policy.js';
import { type Role, ROLES } from '../domain/role.js';

@InputType({ description: '开户。Open an account.' })
export class OpenAccountInput extends CommandInput {
  @Field(() => ID, {
    description: '用户名：2–32 个小写字母、数字、汉字或 . _ -。Username; never given out twice.',
  })
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? normaliseUsername(value) : value,
  )
  @Matches(USERNAME, { message: '用户名须为 2–32 个小写字母、数字、汉字或 . _ -' })
  username!: string;

  @Field(() => String, { description: '姓名或岗位，1–50 字。Name shown to people.' })
  @IsString({ message: '姓名须为文字' })
  @Length(1, LONGEST_DISPLAY_NAME, { message: '姓名须为 1–50 个字' })
  displayName!: string;

  @Field(() => RoleEnum, { description: '角色。Role.' })
  @IsIn(ROLES, { message: '角色无效' })
  role!: Role;

  @Field(() => ID, { description: '所代表的单位编号。Organisation that it acts for.' })
  @IsString({ message: '单位须为编号' })
  organisation!: string;

  @Field(() => String, {
    description: '初始密码，至少 10 个字符。First password, 10 to 128 characters.',
  })
  @IsString({ message: '密码须为文字' })
  password!: string;
}

@InputType({ description: '变更角色。Change the role of an account.' })
export class ChangeAccountRoleInput extends CommandInput {
  @Field(() => ID, { description: '用户名。Username.' })
  @IsString({ message: '用户名须为文字' })
  @Length(1, 64, { message: '用户名须为 1–64 个字符' })
  username!: string;

  @Field(() => RoleEnum, { description: '新的角色。The new role.' })
  @IsIn(ROLES, { message: '角色无效' })
  role!: Role;

  @Field(() => ID, {
    nullable: true,
    description:
      '改为代表的单位编号；不填则单位不变。Organisation that it acts for from now on; the present one when absent.',
  })
  @IsOptional()
  @IsString({ message: '单位须为编号' })
  organisation?: string | null;
}

@InputType({ description: '变更职务。Change the posts of an account.' })
export class ChangeAccountPostsInput extends CommandInput {
  @Field(() => ID, { description: '用户名。Username.' })
  @IsString({ message: '用户名须为文字' })
  @Length(1, 64, { message: '用户名须为 1–64 个字符' })
  username!: string;

  @Field(() => [String], {
    description:
      '此后全部职务，用规则中的写法（党工委书记），至多 10 个；空则免去。All posts from now on, as the rules write them; none takes them away.',
  })
  @ArrayMaxSize(MOST_POSTS, { message: `职务至多 ${MOST_POSTS} 个` })
  @ArrayUnique({ message: '职务不得重复' })
  @IsString({ each: true, message: '职务须为文字' })
  @Length(1, LONGEST_POST, { each: true, message: `职务须为 1–${LONGEST_POST} 个字` })
  posts!: string[];
}

@InputType({ description: '修改自己的密码。Change one’s own password.' })
export class ChangePasswordInput extends CommandInput {
  @Field(() => String, { description: '当前密码。The current password.' })
  @IsString({ message: '当前密码须为文字' })
  @Length(1, LONGEST_PASSWORD, { message: `当前密码须为 1–${LONGEST_PASSWORD} 个字符` })
  currentPassword!: string;

  @Field(() => String, {
    description: '新密码，至少 10 个字符。The new password, 10 to 128 characters.',
  })
  @IsString({ message: '新密码须为文字' })
  newPassword!: string;
}

@InputType({ description: '重设他人的密码。Set an initial password for somebody else.' })
export class ResetPasswordInput extends CommandInput {
  @Field(() => ID, { description: '用户名。Username.' })
  @IsString({ message: '用户名须为文字' })
  @Length(1, 64, { message: '用户名须为 1–64 个字符' })
  username!: string;

  @Field(() => String, {
    description:
      '初始密码，至少 10 个字符；其人登录后须先修改。10 to 128 characters; its owner has to change it.',
  })
  @IsString({ message: '密码须为文字' })
  password!: string;
}

@InputType({ description: '销户。Close an account.' })
export class CloseAccountInput extends CommandInput {
  @Field(() => ID, { description: '用户名。Username.' })
  @IsString({ message: '用户名须为文字' })
  @Length(1, 64, { message: '用户名须为 1–64 个字符' })
  username!: string;
}
