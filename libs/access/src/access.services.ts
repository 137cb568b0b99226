import { Logger, type Provider } from '@nestjs/common';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { Accounts, type OrganisationKnown } from './accounts.js';
import { apiKeyServices } from './api-keys/api-key.services.js';
import { KeyDoor } from './api-keys/key-door.js';
import { AUDIT_SEAL, type SealsNames } from './audit/audit-names.js';
import { AuditTrail, type Noted } from './audit/audit-trail.js';
import { Seal } from './credentials/seal.js';
import { SignInLimits } from './credentials/sign-in-limits.js';
import type { Role } from './domain/role.js';
import { AccountRoll } from './account-roll.js';
import type { PostsInRules } from './post-warnings.js';
import { SecondFactors } from './second-factors.js';
import { ClientAddresses, type TrustProxy } from './session/client-addresses.js';
import { RenewalCookie } from './session/renewal-cookie.js';
import { RenewalGate } from './session/renewal-gate.js';
import { SessionDoor } from './session/session-door.js';
import { type AllLifetimes, DEFAULT_LIFETIMES, SessionLog } from './session/session-log.js';
import { BEARER_WAYS, type BearerWay, Sessions } from './session/sessions.js';
import { SocketSessions } from './session/socket-sessions.js';
import { Standings } from './session/standings.js';
import { type TokenOptions, Tokens } from './session/tokens.js';
import { type RefusedSignIn, SignIn, type SignInControls } from './sign-in.js';
import { MACHINE_BEARERS } from './single-sign-on/machine-bearers.js';
import type { SignOnOptions } from './single-sign-on/sign-on-options.js';

export interface AccessOptions extends TokenOptions {
  /**
   * Whether an organisation exists and is active, by the directory. Asked when an account is opened,
   * at sign-in, and during its sessions.
   */
  readonly organisationKnown: OrganisationKnown;
  /** The name that people know an organisation by; new passwords must not consist of it. */
  readonly organisationName?: (organisation: string) => Promise<string | undefined>;
  /** Whoever gives posts is told which of them are not among these; nobody is where absent. */
  readonly postsInRules?: PostsInRules;
  /** Seals the secrets of second factors; derived from the secret of tokens where absent. */
  readonly secondFactorSecret?: string | undefined;
  /** Roles that sign in with a second factor only; none where absent. */
  readonly secondFactorRoles?: readonly Role[];
  /** Life of a session without a renewal, in seconds; 12 hours by default. */
  readonly sessionIdleSeconds?: number;
  /** Longest life of a session, in seconds: 7 days by default, at most 28. */
  readonly sessionSeconds?: number;
  /** Life of a session of a 大屏, in seconds: 28 days by default and at most. */
  readonly displaySessionSeconds?: number;
  /** Whether cookies are for TLS only, also where the request does not say that it came over TLS. */
  readonly secureCookies?: boolean;
  /** Origins of pages that may renew sessions, beside those of this service. */
  readonly allowedOrigins?: readonly string[];
  /** Which proxies are trusted to name the client's address; none where absent. */
  readonly trustProxy?: TrustProxy;
  /** The identity provider that people and machines may come from; none where absent. */
  readonly singleSignOn?: SignOnOptions | undefined;
}

export const ACCESS_OPTIONS = Symbol('ACCESS_OPTIONS');
const SIGN_IN_CONTROLS = Symbol('SIGN_IN_CONTROLS');

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

const auditLog = new Logger('AuditTrail');

const lifetimesOf = ({ tokenTtlSeconds: token, ...options }: AccessOptions): AllLifetimes => ({
  token: token ?? DEFAULT_LIFETIMES.token,
  idle: options.sessionIdleSeconds ?? DEFAULT_LIFETIMES.idle,
  longest: options.sessionSeconds ?? DEFAULT_LIFETIMES.longest,
  display: options.displaySessionSeconds ?? DEFAULT_LIFETIMES.display,
});

/** What the module is made of, in the order of what needs what. */
export const services: Provider[] = [
  {
    provide: AuditTrail,
    inject: [EVENT_STORE, CLOCK, { token: AUDIT_SEAL, optional: true }],
    useFactory: (store: EventStore, clock: Clock, seal?: SealsNames) => {
      const report = (error: unknown) => auditLog.warn(`审计日志暂未写入 ${String(error)}`);
      return new AuditTrail(store, clock, report, seal);
    },
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
      new Accounts(store, clock, options.organisationKnown, {
        changed: (name) => standings.refresh(name),
        nameOf: async (id) => options.organisationName?.(id),
      }),
  },
  {
    provide: AccountRoll,
    inject: [EVENT_STORE],
    useFactory: (store: EventStore) => new AccountRoll(store),
  },
  {
    provide: Sessions,
    inject: [Tokens, Standings, CLOCK, BEARER_WAYS],
    useFactory: (tokens: Tokens, standings: Standings, clock: Clock, ways: BearerWay[]) =>
      new Sessions(tokens, standings, clock, ways),
  },
  ...apiKeyServices,
  {
    provide: BEARER_WAYS,
    inject: [KeyDoor, MACHINE_BEARERS],
    useFactory: (keys: KeyDoor, machines: BearerWay[]): BearerWay[] => [keys, ...machines],
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
    inject: [SecondFactors, CLOCK, ACCESS_OPTIONS, AuditTrail],
    useFactory: (
      secondFactors: SecondFactors,
      clock: Clock,
      options: AccessOptions,
      trail: AuditTrail,
    ): SignInControls => ({
      limits: new SignInLimits(clock),
      secondFactors,
      takesPart: options.organisationKnown,
      mayUsePassword: ({ role }) =>
        role === 'administrator' || options.singleSignOn?.passwords !== 'administrators',
      onRefusal: (refused) => {
        logRefused(refused);
        trail.note(refusedSignIn(refused));
      },
      onSignedIn: ({ username: account, organisation }, address) =>
        trail.note({ kind: 'signed-in', account, organisation, address }),
    }),
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
    inject: [Accounts, SessionDoor, SIGN_IN_CONTROLS],
    useFactory: (accounts: Accounts, sessions: SessionDoor, controls: SignInControls) =>
      new SignIn(accounts, sessions, controls),
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
