import type { Provider as Service } from '@nestjs/common';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { ACCESS_OPTIONS, type AccessOptions } from '../access.services.js';
import { Accounts } from '../accounts.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { SecondFactors } from '../second-factors.js';
import { RenewalCookie } from '../session/renewal-cookie.js';
import { SessionDoor } from '../session/session-door.js';
import { SessionLog } from '../session/session-log.js';
import type { BearerWay } from '../session/sessions.js';
import { Standings } from '../session/standings.js';
import { MACHINE_BEARERS, MachineBearers } from './machine-bearers.js';
import { Provider } from './provider.js';
import { SignInState } from './sign-in-state.js';
import { SignOutWay } from './sign-out-way.js';
import { SignOnCookies } from './sign-on-cookies.js';
import { SignOnAccounts } from './sign-on-accounts.js';
import { SignOnGate } from './sign-on-gate.js';
import type { SignOnOptions } from './sign-on-options.js';
import { SINGLE_SIGN_ON, SingleSignOn } from './single-sign-on.js';

/** What the parts of single sign-on share; undefined where the service has none. */
const SIGN_ON_PARTS = Symbol('SIGN_ON_PARTS');
interface Parts {
  readonly options: SignOnOptions;
  readonly provider: Provider;
  readonly accounts: SignOnAccounts;
}

function bearersOf(parts: Parts | undefined, clock: Clock, trail: AuditTrail): BearerWay[] {
  const { bearers, client } = parts?.options ?? {};
  if (!parts || !bearers || !client) return [];
  const { provider, accounts } = parts;
  const providers = bearers.issuers.map((issuer) =>
    issuer === client.issuer
      ? provider
      : new Provider({ issuer, clientId: client.clientId }, clock),
  );
  return [new MachineBearers(bearers.audience, providers, { accounts, clock, trail })];
}

const isForTls = ({ singleSignOn, secureCookies = false }: AccessOptions): boolean =>
  secureCookies || (singleSignOn?.address.publicUrl.startsWith('https:') ?? false);

/** Single sign-on, in the order of what needs what. */
export const singleSignOnServices: Service[] = [
  {
    provide: SIGN_ON_PARTS,
    inject: [ACCESS_OPTIONS, EVENT_STORE, CLOCK, Accounts, Standings, SecondFactors],
    useFactory: (
      { singleSignOn: options }: AccessOptions,
      ...[store, clock, accounts, standings, factors]: [
        EventStore,
        Clock,
        Accounts,
        Standings,
        SecondFactors,
      ]
    ): Parts | undefined => {
      if (!options) return undefined;
      const around = {
        store,
        clock,
        accounts,
        takesPart: (organisation: string) => standings.takesPart(organisation),
        needsSecondFactor: factors.isNeeded.bind(factors),
      };
      const provider = new Provider(options.client, clock);
      return { options, provider, accounts: new SignOnAccounts(options.rules, around) };
    },
  },
  {
    provide: MACHINE_BEARERS,
    inject: [SIGN_ON_PARTS, CLOCK, AuditTrail],
    useFactory: bearersOf,
  },
  {
    provide: SINGLE_SIGN_ON,
    inject: [SIGN_ON_PARTS, EVENT_STORE, CLOCK, SessionDoor, SessionLog],
    useFactory: (
      parts: Parts | undefined,
      ...[store, clock, door, sessions]: [EventStore, Clock, SessionDoor, SessionLog]
    ): SingleSignOn | undefined => {
      if (!parts) return undefined;
      const { provider, accounts, options } = parts;
      const rooms = { store, clock, accounts, door, sessions };
      return new SingleSignOn(provider, options.address, rooms);
    },
  },
  {
    provide: SignOutWay,
    inject: [ACCESS_OPTIONS, CLOCK, Standings],
    useFactory: (options: AccessOptions, clock: Clock, standings: Standings) => {
      const isOfProvider = async (username: string): Promise<boolean> =>
        options.singleSignOn !== undefined &&
        (await standings.account(username))?.identity !== undefined;
      return new SignOutWay(options.tokenSecret, { clock, isOfProvider }, isForTls(options));
    },
  },
  {
    provide: SignOnCookies,
    inject: [ACCESS_OPTIONS, CLOCK, RenewalCookie, SignOutWay],
    useFactory: (
      options: AccessOptions,
      ...[clock, renewal, way]: [Clock, RenewalCookie, SignOutWay]
    ) => {
      const begun = new SignInState(options.tokenSecret, clock, isForTls(options));
      return new SignOnCookies(begun, renewal, way);
    },
  },
  {
    provide: SignOnGate,
    inject: [CLOCK, AuditTrail],
    useFactory: (clock: Clock, trail: AuditTrail) => new SignOnGate(clock, trail),
  },
];
