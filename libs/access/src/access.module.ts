import {
  type DynamicModule,
  type FactoryProvider,
  Module,
  type ModuleMetadata,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { Accounts } from './accounts.js';
import {
  CreateApiKeyHandler,
  RevokeApiKeyHandler,
  RotateApiKeyHandler,
} from './api-keys/api-key.command.js';
import { ApiKeyResolver } from './api-keys/api-key.resolver.js';
import { FindApiKeysHandler } from './api-keys/api-keys.query.js';
import { ApiKeysResolver } from './api-keys/api-keys.resolver.js';
import { AuditLogHandler } from './audit/audit-log.query.js';
import { AuditLogResolver } from './audit/audit-log.resolver.js';
import { AuditTrail } from './audit/audit-trail.js';
import { FindAccountsHandler } from './read/accounts.query.js';
import { AccountsResolver } from './read/accounts.resolver.js';
import { MeResolver } from './read/me.resolver.js';
import { FindSessionsHandler } from './read/sessions.query.js';
import { SessionListResolver } from './read/sessions.resolver.js';
import { SignInWaysResolver } from './read/sign-in-ways.resolver.js';
import { AccessGuard } from './session/access.guard.js';
import { RenewalController } from './session/renewal.controller.js';
import { SocketSessions } from './session/socket-sessions.js';
import { Standings } from './session/standings.js';
import { Tokens } from './session/tokens.js';
import { SignIn } from './sign-in.js';
import { SingleSignOnController } from './single-sign-on/single-sign-on.controller.js';
import { singleSignOnServices } from './single-sign-on/single-sign-on.services.js';
import {
  ChangeAccountPostsHandler,
  ChangeAccountRoleHandler,
  ChangePasswordHandler,
  CloseAccountHandler,
  OpenAccountHandler,
  ResetPasswordHandler,
} from './write/account.command.js';
import { AccountResolver } from './write/account.resolver.js';
import { CloseRetiredAccountsHandler } from './write/retired-accounts.command.js';
import { RetiredAccountsResolver } from './write/retired-accounts.resolver.js';
import { EndSessionsHandler, RenewTokenHandler } from './write/sessions.command.js';
import { SessionsResolver } from './write/sessions.resolver.js';
import { SignInWithPasswordHandler } from './write/sign-in.command.js';
import {
  ConfirmSecondFactorHandler,
  OfferSecondFactorHandler,
  ResetSecondFactorHandler,
} from './write/second-factor.command.js';
import { SecondFactorResolver } from './write/second-factor.resolver.js';
import { SignInResolver } from './write/sign-in.resolver.js';
import { ACCESS_OPTIONS, type AccessOptions, services } from './access.services.js';

export interface AccessAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: FactoryProvider<AccessOptions>['useFactory'];
}

/**
 * Accounts, sign-in and the guard of every operation of the application; global, because other rooms ask who
 * signs. Needs EVENT_STORE and CLOCK
 * from a global module.
 */
@Module({
  imports: [CqrsModule],
  controllers: [RenewalController, SingleSignOnController],
  providers: [
    ...services,
    ...singleSignOnServices,
    { provide: APP_GUARD, useClass: AccessGuard },
    MeResolver,
    SignInWaysResolver,
    AuditLogHandler,
    AuditLogResolver,
    SignInWithPasswordHandler,
    SignInResolver,
    EndSessionsHandler,
    RenewTokenHandler,
    SessionsResolver,
    FindSessionsHandler,
    SessionListResolver,
    OpenAccountHandler,
    ChangeAccountPostsHandler,
    ChangeAccountRoleHandler,
    ChangePasswordHandler,
    ResetPasswordHandler,
    CloseAccountHandler,
    AccountResolver,
    CloseRetiredAccountsHandler,
    RetiredAccountsResolver,
    FindAccountsHandler,
    AccountsResolver,
    OfferSecondFactorHandler,
    ConfirmSecondFactorHandler,
    ResetSecondFactorHandler,
    SecondFactorResolver,
    CreateApiKeyHandler,
    RotateApiKeyHandler,
    RevokeApiKeyHandler,
    ApiKeyResolver,
    FindApiKeysHandler,
    ApiKeysResolver,
  ],
  exports: [Accounts, AuditTrail, SignIn, SocketSessions, Standings, Tokens],
})
export class AccessModule implements BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    private readonly standings: Standings,
    private readonly sockets: SocketSessions,
    private readonly trail: AuditTrail,
  ) {}

  /** The log is still open then. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.trail.close();
  }

  async onApplicationShutdown(): Promise<void> {
    this.sockets.close();
    await this.standings.close();
  }

  static forRoot(options: AccessOptions): DynamicModule {
    return AccessModule.forRootAsync({ useFactory: () => options });
  }

  static forRootAsync({
    imports = [],
    inject = [],
    useFactory,
  }: AccessAsyncOptions): DynamicModule {
    const options: Provider = { provide: ACCESS_OPTIONS, inject, useFactory };
    return { module: AccessModule, global: true, imports, providers: [options] };
  }
}
