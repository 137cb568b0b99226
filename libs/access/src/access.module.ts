import {
  type DynamicModule,
  type FactoryProvider,
  Logger,
  Module,
  type ModuleMetadata,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { Accounts, type OrganisationKnown } from './accounts.js';
import { AuditLogHandler } from './audit/audit-log.query.js';
import { AuditLogResolver } from './audit/audit-log.resolver.js';
import { AuditTrail, type Noted } from './audit/audit-trail.js';
import { SignInLimits } from './credentials/sign-in-limits.js';
import { MeResolver } from './read/me.resolver.js';
import { FindSessionsHandler } from './read/sessions.query.js';
import { SessionListResolver } from './read/sessions.resolver.js';
import type { SessionLifetimes } from './session/account-sessions.commands.js';
import { AccessGuard } from './session/access.guard.js';
import { ClientAddresses, type TrustProxy } from './session/client-addresses.js';
import { RenewalCookie } from './session/renewal-cookie.js';
import { RenewalGate } from './session/renewal-gate.js';
import { RenewalController } from './session/renewal.controller.js';
import { SessionDoor } from './session/session-door.js';
import { DEFAULT_LIFETIMES, SessionLog } from './session/session-log.js';
import { Sessions } from './session/sessions.js';
import { SocketSessions } from './session/socket-sessions.js';
import { Standings } from './session/standings.js';
import { type TokenOptions, Tokens } from './session/tokens.js';
import { type RefusedSignIn, SignIn } from './sign-in.js';
import {
  ChangePasswordHandler,
  CloseAccountHandler,
  OpenAccountHandler,
} from './write/account.command.js';
import { AccountResolver } from './write/account.resolver.js';
import { EndSessionsHandler, RenewTokenHandler } from './write/sessions.command.js';
import { SessionsResolver } from './write/sessions.resolver.js';
import { SignInWithPasswordHandler } from './write/sign-in.command.js';
import { SignInResolver } from './write/sign-in.resolver.js';

export interface AccessOptions extends TokenOptions {
  /**
   * Whether an organisation exists and is active, by the directory. Asked when an account is opened,
   * at sign-in, and during its sessions.
   */
  readonly organisationKnown: OrganisationKnown;
  /** Life of a session without a renewal, in seconds; 12 hours by default. */
  readonly sessionIdleSeconds?: number;
  /** Longest life of a session, in seconds: 7 days by default, at most 28. */
  readonly sessionSeconds?: number;
  /** Whether cookies are for TLS only, also where the request does not say that it came over TLS. */
  readonly secureCookies?: boolean;
  /** Origins of pages that may renew sessions, beside those of this service. */
  readonly allowedOrigins?: readonly string[];
  /** Which proxies are trusted to name the client's address; none where absent. */
  readonly trustProxy?: TrustProxy;
}

export interface AccessAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: FactoryProvider<AccessOptions>['useFactory'];
}

const ACCESS_OPTIONS = Symbol('ACCESS_OPTIONS');

const signInLog = new Logger('SignIn');

/** Logs a refused sign-in, so that a guessing attack can be told from a forgotten password. Never the password. */
const logRefused = ({ code, username = '?', address }: RefusedSignIn): void =>
  signInLog.warn(`登录被拒 sign-in refused: ${code} account=${username} address=${address}`);

const refusedSignIn = ({ code, username, address }: RefusedSignIn): Noted => ({
  kind: 'sign-in-refused',
  code,
  address,
  ...(username !== undefined && { account: username }),
});

type SignInParts = [Accounts, SessionDoor, Clock, AccessOptions, AuditTrail];

const auditLog = new Logger('AuditTrail');

const lifetimesOf = ({ tokenTtlSeconds: token, ...options }: AccessOptions): SessionLifetimes => ({
  token: token ?? DEFAULT_LIFETIMES.token,
  idle: options.sessionIdleSeconds ?? DEFAULT_LIFETIMES.idle,
  longest: options.sessionSeconds ?? DEFAULT_LIFETIMES.longest,
});

const services: Provider[] = [
  {
    provide: AuditTrail,
    inject: [EVENT_STORE, CLOCK],
    useFactory: (store: EventStore, clock: Clock) =>
      new AuditTrail(store, clock, (error) => auditLog.warn(`审计日志暂未写入 ${String(error)}`)),
  },
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
      new Accounts(store, clock, options.organisationKnown, (name) => standings.refresh(name)),
  },
  {
    provide: Sessions,
    inject: [Tokens, Standings, CLOCK],
    useFactory: (tokens: Tokens, standings: Standings, clock: Clock) =>
      new Sessions(tokens, standings, clock),
  },
  {
    provide: SessionLog,
    inject: [EVENT_STORE, CLOCK, ACCESS_OPTIONS, Standings],
    useFactory: (store: EventStore, clock: Clock, options: AccessOptions, standings: Standings) =>
      new SessionLog(store, clock, lifetimesOf(options), (stream) =>
        standings.refreshSessions(stream),
      ),
  },
  {
    provide: SessionDoor,
    inject: [Accounts, SessionLog, Tokens, Standings],
    useFactory: (accounts: Accounts, log: SessionLog, tokens: Tokens, standings: Standings) =>
      new SessionDoor({ accounts, log, tokens, standings }),
  },
  {
    provide: RenewalCookie,
    inject: [ACCESS_OPTIONS],
    useFactory: ({ secureCookies = false }: AccessOptions) => new RenewalCookie(secureCookies),
  },
  {
    provide: RenewalGate,
    inject: [CLOCK, ACCESS_OPTIONS],
    useFactory: (clock: Clock, { allowedOrigins = [] }: AccessOptions) =>
      new RenewalGate(clock, allowedOrigins),
  },
  {
    provide: SignIn,
    inject: [Accounts, SessionDoor, CLOCK, ACCESS_OPTIONS, AuditTrail],
    useFactory: (...[accounts, sessions, clock, options, trail]: SignInParts) =>
      new SignIn(accounts, sessions, {
        limits: new SignInLimits(clock),
        takesPart: options.organisationKnown,
        onRefusal: (refused) => {
          logRefused(refused);
          trail.note(refusedSignIn(refused));
        },
        onSignedIn: ({ username: account, organisation }, address) =>
          trail.note({ kind: 'signed-in', account, organisation, address }),
      }),
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
  controllers: [RenewalController],
  providers: [
    ...services,
    { provide: APP_GUARD, useClass: AccessGuard },
    MeResolver,
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
    ChangePasswordHandler,
    CloseAccountHandler,
    AccountResolver,
  ],
  exports: [Accounts, AuditTrail, SignIn, SocketSessions, Tokens],
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
    return { module: AccessModule, imports, providers: [options] };
  }
}
