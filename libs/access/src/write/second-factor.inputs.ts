import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, Length } from 'class-validator';
import { CommandInput } from '#graphql';
import { LONGEST_PASSWORD } from '../domain/password-policy.js';

/** A code of an authenticator or a recovery code, however it is grouped. */
export const LONGEST_CODE = 32;

@InputType({ isAbstract: true })
abstract class ShownInput {
  @Field(() => ID, { description: '用户名，不分大小写。Username, in any case.' })
  @IsString({ message: '用户名须为文字' })
  @Length(1, 64, { message: '用户名须为 1–64 个字符' })
  username!: string;

  @Field(() => String, { description: '密码。Password.' })
  @IsString({ message: '密码须为文字' })
  @Length(1, LONGEST_PASSWORD, { message: `密码须为 1–${LONGEST_PASSWORD} 个字符` })
  password!: string;
}

@InputType({ description: '绑定验证器。Bind an authenticator.' })
export class OfferSecondFactorInput extends ShownInput {
  @Field(() => String, {
    nullable: true,
    description:
      '已绑定过的须给出验证码或恢复码。A code or recovery code of the second factor that the account has, if any.',
  })
  @IsOptional()
  @IsString({ message: '验证码须为文字' })
  @Length(1, LONGEST_CODE, { message: `验证码须为 1–${LONGEST_CODE} 个字符` })
  code?: string | null;
}

@InputType({ description: '确认绑定验证器。Confirm an authenticator.' })
export class ConfirmSecondFactorInput extends ShownInput {
  @Field(() => String, {
    description: '验证器显示的首个验证码。The first code that the authenticator shows.',
  })
  @IsString({ message: '验证码须为文字' })
  @Length(1, LONGEST_CODE, { message: `验证码须为 1–${LONGEST_CODE} 个字符` })
  code!: string;
}

@InputType({ description: '重置验证器。Reset the second factor of an account.' })
export class ResetSecondFactorInput extends CommandInput {
  @Field(() => ID, { description: '用户名。Username.' })
  @IsString({ message: '用户名须为文字' })
  @Length(1, 64, { message: '用户名须为 1–64 个字符' })
  username!: string;
}
