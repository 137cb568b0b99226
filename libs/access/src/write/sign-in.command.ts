import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Rejection } from '#event-sourcing';
import { SignIn, type SignedInAs, type SignInRefusal } from '../sign-in.js';

/** 登录: exchanges username, password and code for a token. Writes nothing but that a code was used. */
export class SignInWithPassword extends Command<SignedInAs | Rejection<SignInRefusal>> {
  constructor(
    readonly username: string,
    readonly password: string,
    readonly address: string,
    readonly code?: string,
  ) {
    super();
  }
}

@CommandHandler(SignInWithPassword)
export class SignInWithPasswordHandler implements ICommandHandler<SignInWithPassword> {
  constructor(private readonly door: SignIn) {}

  execute({ username, password, address, code }: SignInWithPassword) {
    return this.door.signIn(username, password, address, code);
  }
}
