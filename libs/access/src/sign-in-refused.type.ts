import { ObjectType } from '@nestjs/graphql';
import type { Rejection as Refusal } from '#event-sourcing';
import { Rejection } from '#graphql';
import { accessMessage } from './access-messages.js';
import type { SignInRefusal } from './sign-in.js';

@ObjectType({
  implements: () => Rejection,
  description:
    '登录被拒绝：WRONG_CREDENTIALS、ACCOUNT_CLOSED、ORGANISATION_RETIRED、TOO_MANY_ATTEMPTS。The username and password were not accepted.',
})
export class SignInRefused extends Rejection {}

export const toSignInRefused = (rejection: Refusal<SignInRefusal>): SignInRefused =>
  Object.assign(new SignInRefused(), {
    code: rejection.rejected,
    message: accessMessage(rejection),
  });
