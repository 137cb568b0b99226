import {
  type DynamicModule,
  type FactoryProvider,
  Logger,
  Module,
  type ModuleMetadata,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { Accounts, type OrganisationKnown } from './accounts.js';
import { Seal } from './credentials/seal.js';
import { SignInLimits } from './credentials/sign-in-limits.js';
import { MeResolver } from './read/me.resolver.js';
import type { Role } from './domain/role.js';
import { SecondFactors } from './second-factors.js';
import { AccessGuard } from './session/access.guard.js';
import { ClientAddresses, type TrustProxy } from './session/client-addresses.js';
import { Sessions } from './session/sessions.js';
import { SocketSessions } from './session/socket-sessions.js';
import { Standings } from './session/standings.js';
import { type TokenOptions, Tokens } from './session/tokens.js';
import { type RefusedSignIn, SignIn, type SignInControls } from './sign-in.js';
import {
  ChangeAccountRoleHandler,
  ChangePasswordHandler,
  CloseAccountHandler,
  OpenAccountHandler,
} from './write/account.command.js';
import { AccountResolver } from './write/account.resolver.js';
import { SignInWithPasswordHandler } from './write/sign-in.command.js';
import {
  ConfirmSecondFactorHandler,
  OfferSecondFactorHandler,
  ResetSecondFactorHandler,
} from './write/second-factor.command.js';
import { SecondFactorResolver } from './write/second-factor.resolver.js';
import { SignInResolver } from './write/sign-in.resolver.js';

export interface AccessOptions extends TokenOptions {
  /**
   * Whether an organisation exists and is active, by the directory. Asked when an account is opened,
   * at sign-in, and during its sessions.
   */
  readonly organisationKnown: OrganisationKnown;
  /** The name that people know an organisation by; new passwords must not consist of it. */
  readonly organisationName?: (organisation: string) => Promise<string | undefined>;
  /** Seals the secrets of second factors; derived from the secret of tokens where absent. */
  readonly secondFactorSecret?: string | undefined;
  /** Roles that sign in with a second factor only; none where absent. */
  readonly secondFactorRoles?: readonly Role[];
  /** Which proxies are trusted to name the client's address; none where absent. */
  readonly trustProxy?: TrustProxy;
}

export interface AccessAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: FactoryProvider<AccessOptions>['useFactory'];
}

const ACCESS_OPTIONS = Symbol('ACCESS_OPTIONS');
const SIGN_IN_CONTROLS = Symbol('SIGN_IN_CONTROLS');

const signInLog = new Logger('SignIn');

/** Logs a refused sign-in, so that a guessing attack can be told from a forgotten password. Never the password. */
const logRefused = ({ code, username = '?', address }: RefusedSignIn): void =>
  signInLog.warn(`登录被拒 sign-in refused: ${code} account=${username} address=${address}`);

const services: Provider[] = [
  {
    provide: Tokens,
    inject: [CLOCK, ACCESS_OPTIONS],
    useFactory: (clock: Clock, options: AccessOptions) => new Tokens(clock, options),
  },
  {
    provide: Standings,
    inject: [EVENT_STORE, CLOCK, ACCESS_OPTIONS],
    useFactory: (store: EventStore, clock: Clock, { organisationKnown }: AccessOptions) =>
      new Standings(store, clock, organisationKnown),
  },
  {
    provide: Accounts,
    inject: [EVENT_STORE, CLOCK, ACCESS_OPTIONS, Standings],
    useFactory: (store: EventStore, clock: Clock, options: AccessOptions, standings: Standings) =>
      new Accounts(store, clock, options.organisationKnown, {
        changed: (name) => standings.refresh(name),
        nameOf: async (id) => options.organisationName?.(id),
      }),
  },
  {
    provide: Sessions,
    inject: [Tokens, Standings, CLOCK],
    useFactory: (tokens: Tokens, standings: Standings, clock: Clock) =>
      new Sessions(tokens, standings, clock),
  },
  {
    provide: SecondFactors,
    inject: [Accounts, CLOCK, ACCESS_OPTIONS],
    useFactory: (accounts: Accounts, clock: Clock, options: AccessOptions) => {
      const seal = new Seal(options.secondFactorSecret ?? options.tokenSecret, 'second-factor');
      return new SecondFactors(accounts, seal, clock, options.secondFactorRoles);
    },
  },
  {
    provide: SIGN_IN_CONTROLS,
    inject: [SecondFactors, CLOCK, ACCESS_OPTIONS],
    useFactory: (secondFactors: SecondFactors, clock: Clock, options: AccessOptions) => ({
      limits: new SignInLimits(clock),
      secondFactors,
      takesPart: options.organisationKnown,
      onRefusal: logRefused,
    }),
  },
  {
    provide: SignIn,
    inject: [Accounts, Tokens, SIGN_IN_CONTROLS],
    useFactory: (accounts: Accounts, tokens: Tokens, controls: SignInControls) =>
      new SignIn(accounts, tokens, controls),
  },
  {
    provide: ClientAddresses,
    inject: [ACCESS_OPTIONS],
    useFactory: ({ trustProxy = () => false }: AccessOptions) => new ClientAddresses(trustProxy),
  },
  {
    provide: SocketSessions,
    inject: [Sessions, CLOCK, ClientAddresses, Standings],
    useFactory: (
      sessions: Sessions,
      clock: Clock,
      addresses: ClientAddresses,
      standings: Standings,
    ) => new SocketSessions(sessions, clock, addresses, standings),
  },
];

/**
 * Accounts, sign-in and the guard of every operation of the application. Needs EVENT_STORE and CLOCK
 * from a global module.
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
    ChangeAccountRoleHandler,
    ChangePasswordHandler,
    CloseAccountHandler,
    AccountResolver,
    OfferSecondFactorHandler,
    ConfirmSecondFactorHandler,
    ResetSecondFactorHandler,
    SecondFactorResolver,
  ],
  exports: [Accounts, SignIn, SocketSessions, Tokens],
})
export class AccessModule implements OnApplicationShutdown {
  constructor(
    private readonly standings: Standings,
    private readonly sockets: SocketSessions,
  ) {}

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
    return { module: AccessModule, imports, providers: [options] };
  }
}
