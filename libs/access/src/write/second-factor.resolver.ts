import { CommandBus } from '@nestjs/cqrs';
import { Args, createUnionType, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { type Actor, deliveryOf } from '#event-sourcing';
import { classNameOf, passwordCost } from '#graphql';
import { SignInRefused, toSignInRefused } from '../access-refusals.js';
import { ClientAddress, CurrentActor, Public } from '../session/access.decorators.js';
import { type AccountAnswer, accountAnswer, AccountResult } from './account-result.js';
import {
  ConfirmSecondFactor,
  OfferSecondFactor,
  ResetSecondFactor,
} from './second-factor.command.js';
import {
  ConfirmSecondFactorInput,
  OfferSecondFactorInput,
  ResetSecondFactorInput,
} from './second-factor.inputs.js';

@ObjectType({
  description:
    '验证器密钥，只显示这一次；以首个验证码确认后生效。Secret for an authenticator, shown once; it counts once a first code has confirmed it.',
})
class SecondFactorOffered {
  @Field(() => String, { description: '密钥（Base32），手工录入用。The secret in base32.' })
  secret!: string;

  @Field(() => String, {
    description: '`otpauth://` 链接，可生成二维码供扫描。The same as a link, to show as a QR code.',
  })
  uri!: string;
}

@ObjectType({ description: '验证器已绑定。The second factor is bound.' })
class SecondFactorConfirmed {
  @Field(() => [String], {
    description:
      '恢复码，只显示这一次，每个只能用一次，请妥善保管。Recovery codes, shown once; each counts once in place of a code.',
  })
  recoveryCodes!: readonly string[];
}

const OfferResult = createUnionType({
  name: 'OfferSecondFactorResult',
  description: '绑定验证器的结果。Result of offering a second factor.',
  types: () => [SecondFactorOffered, SignInRefused] as const,
  resolveType: classNameOf,
});

const ConfirmResult = createUnionType({
  name: 'ConfirmSecondFactorResult',
  description: '确认绑定的结果。Result of confirming a second factor.',
  types: () => [SecondFactorConfirmed, SignInRefused] as const,
  resolveType: classNameOf,
});

@Resolver()
export class SecondFactorResolver {
  constructor(private readonly commands: CommandBus) {}

  @Public()
  @Mutation(() => OfferResult, {
    complexity: passwordCost,
    description:
      '绑定验证器（动态验证码）：凭用户名和密码取得密钥，也供登录前必须绑定的人使用。Bind an authenticator: a secret for whoever has the password, also for those who cannot sign in before.',
  })
  async offerSecondFactor(
    @Args('input') { username, password, code }: OfferSecondFactorInput,
    @ClientAddress() address: string,
  ): Promise<SecondFactorOffered | SignInRefused> {
    const shown = { username, password, address, ...(code != null && { code }) };
    const result = await this.commands.execute(new OfferSecondFactor(shown));
    if ('rejected' in result) return toSignInRefused(result);
    return Object.assign(new SecondFactorOffered(), { secret: result.secret, uri: result.uri });
  }

  @Public()
  @Mutation(() => ConfirmResult, {
    complexity: passwordCost,
    description:
      '以首个验证码确认绑定，得到恢复码；该账号此前的登录随即失效。Confirm with a first code; answers with recovery codes, and earlier sessions of the account end.',
  })
  async confirmSecondFactor(
    @Args('input') { username, password, code }: ConfirmSecondFactorInput,
    @ClientAddress() address: string,
  ): Promise<SecondFactorConfirmed | SignInRefused> {
    const shown = { username, password, code, address };
    const result = await this.commands.execute(new ConfirmSecondFactor(shown));
    if ('rejected' in result) return toSignInRefused(result);
    return Object.assign(new SecondFactorConfirmed(), { recoveryCodes: result });
  }

  @Mutation(() => AccountResult, {
    description:
      '重置他人的验证器（管理员），供设备和恢复码都遗失的人重新绑定；其所有登录随即失效。Remove the second factor of somebody who has lost it (administrator); their sessions end.',
  })
  async resetSecondFactor(
    @Args('input') input: ResetSecondFactorInput,
    @CurrentActor() actor: Actor,
  ): Promise<AccountAnswer> {
    const command = new ResetSecondFactor(input.username, deliveryOf(input, actor));
    return accountAnswer(await this.commands.execute(command));
  }
}
