import {
  type DynamicModule,
  type FactoryProvider,
  Module,
  type ModuleMetadata,
  type Provider,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { Accounts, type OrganisationKnown } from './accounts.js';
import { SignInThrottle } from './credentials/sign-in-throttle.js';
import { MeResolver } from './read/me.resolver.js';
import { AccessGuard } from './session/access.guard.js';
import { SocketSessions } from './session/socket-sessions.js';
import { type TokenOptions, Tokens } from './session/tokens.js';
import { SignIn } from './sign-in.js';
import { ChangePasswordHandler } from './write/change-password.command.js';
import { ChangePasswordResolver } from './write/change-password.resolver.js';
import { CloseAccountHandler } from './write/close-account.command.js';
import { CloseAccountResolver } from './write/close-account.resolver.js';
import { OpenAccountHandler } from './write/open-account.command.js';
import { OpenAccountResolver } from './write/open-account.resolver.js';
import { SignInWithPasswordHandler } from './write/sign-in.command.js';
import { SignInResolver } from './write/sign-in.resolver.js';

export interface AccessOptions extends TokenOptions {
  /** Asked when an account is opened; the directory answers. */
  readonly organisationKnown: OrganisationKnown;
}

export interface AccessAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: FactoryProvider<AccessOptions>['useFactory'];
}

const ACCESS_OPTIONS = Symbol('ACCESS_OPTIONS');

const services: Provider[] = [
  {
    provide: Tokens,
    inject: [CLOCK, ACCESS_OPTIONS],
    useFactory: (clock: Clock, options: AccessOptions) => new Tokens(clock, options),
  },
  {
    provide: Accounts,
    inject: [EVENT_STORE, CLOCK, ACCESS_OPTIONS],
    useFactory: (store: EventStore, clock: Clock, { organisationKnown }: AccessOptions) =>
      new Accounts(store, clock, organisationKnown),
  },
  {
    provide: SignIn,
    inject: [Accounts, Tokens, CLOCK],
    useFactory: (accounts: Accounts, tokens: Tokens, clock: Clock) =>
      new SignIn(accounts, tokens, new SignInThrottle(clock)),
  },
  {
    provide: SocketSessions,
    inject: [Tokens, CLOCK],
    useFactory: (tokens: Tokens, clock: Clock) => new SocketSessions(tokens, clock),
  },
];

/**
 * Who may do what. Guards every operation of the application it is imported into. Needs EVENT_STORE
 * and CLOCK from a global module.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    ...services,
    { provide: APP_GUARD, useClass: AccessGuard },
    MeResolver,
    SignInWithPasswordHandler,
    SignInResolver,
    OpenAccountHandler,
    OpenAccountResolver,
    ChangePasswordHandler,
    ChangePasswordResolver,
    CloseAccountHandler,
    CloseAccountResolver,
  ],
  exports: [Accounts, SignIn, SocketSessions, Tokens],
})
export class AccessModule {
  static forRoot(options: AccessOptions): DynamicModule {
    return AccessModule.forRootAsync({ useFactory: () => options });
  }

  static forRootAsync({
    imports = [],
    inject = [],
    useFactory,
  }: AccessAsyncOptions): DynamicModule {
    const options: Provider = { provide: ACCESS_OPTIONS, inject, useFactory };
    return { module: AccessModule, imports, providers: [options] };
  }
}
