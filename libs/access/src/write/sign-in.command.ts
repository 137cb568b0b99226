import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Rejection } from '#event-sourcing';
import type { Client, IssuedSession } from '../session/session-door.js';
import { SignIn, type SignInRefusal } from '../sign-in.js';

/** 登录: exchanges username, password and code for a session and its token. */
export class SignInWithPassword extends Command<IssuedSession | Rejection<SignInRefusal>> {
  constructor(
    readonly username: string,
    readonly password: string,
    readonly client: Client,
    readonly code?: string,
  ) {
    super();
  }
}

@CommandHandler(SignInWithPassword)
export class SignInWithPasswordHandler implements ICommandHandler<SignInWithPassword> {
  constructor(private readonly door: SignIn) {}

  execute({ username, password, client, code }: SignInWithPassword) {
    return this.door.signIn(username, password, client, code);
  }
}
