import {
  type Actor,
  type Clock,
  type CommandOutcome,
  deliveryOf,
  envelopeOf,
  type HandlingRejection,
  reject,
  type Rejection,
} from '#event-sourcing';
import type { EventStore } from '#event-store';
import { type Account, normaliseUsername } from '../domain/account.js';
import type {
  EndingCommand,
  SessionCommand,
  SessionLifetimes,
  SessionRejection,
} from './account-sessions.commands.js';
import type { SessionEvent } from './account-sessions.events.js';
import { type AccountSession, accountSessions, isOver, sessionsIdOf } from './account-sessions.js';
import { DEFAULT_TTL_SECONDS } from './tokens.js';
import { hashOfSecret, newSecret, newSessionId } from './renewal-secret.js';

/** The same for people and screens. */
export interface AllLifetimes extends SessionLifetimes {
  /** Of a 大屏, which nobody sits at: also without a renewal. At most 28 days, as `longest`. */
  readonly display: number;
}

/** Idle for 12 hours, 7 days at most; a screen 28 days. */
export const DEFAULT_LIFETIMES: AllLifetimes = {
  token: DEFAULT_TTL_SECONDS,
  idle: 43_200,
  longest: 604_800,
  display: 2_419_200,
};

/** Where somebody signs in from. */
export interface SignInPlace {
  readonly device: string;
  /** /24 of IPv4, /64 of IPv6. */
  readonly network: string;
  /** Whether a secret is handed out that renews the session. */
  readonly kept: boolean;
}

/** An open session, and the secret to hand out where there is a new one. */
export interface HeldSession {
  readonly session: AccountSession;
  readonly secret?: string;
}

type Code = SessionRejection | HandlingRejection;
export type SessionRefusal = Rejection<Code>;
type Outcome = CommandOutcome<ReadonlyMap<string, AccountSession>, SessionEvent, SessionRejection>;

const actorOf = ({ username, organisation, role }: Account): Actor => ({
  account: username,
  organisation,
  role,
});

/** A screen comes back by itself after a weekend without current. */
const lifetimesFor = (role: string, lifetimes: AllLifetimes): SessionLifetimes => {
  const { token, display } = lifetimes;
  return role === 'display' ? { token, idle: display, longest: display } : lifetimes;
};

const monthOf = (time: Date): string => time.toISOString().slice(0, 'YYYY-MM'.length);

/** The months in which sessions that are still open were opened: none lasts 29 days. */
function monthsWithOpen(now: string): readonly string[] {
  const before = new Date(now);
  before.setUTCDate(0);
  return [monthOf(new Date(now)), monthOf(before)];
}

/** The session after a command on it, and the secret if it was handed out. */
function heldAfter(outcome: Outcome, id: string, secret: string): HeldSession | SessionRefusal {
  if (outcome.outcome === 'rejected') return outcome.rejection;
  const session = outcome.state.get(id);
  if (!session || session.ended) return reject('SESSION_ENDED', { reused: 1 });
  const handedOut = outcome.events.some(
    (event) => event.type !== 'SessionEnded' && event.data.secretHash !== undefined,
  );
  return handedOut ? { session, secret } : { session };
}

/** Sessions as the log has them: opens, renews, ends and lists them. */
export class SessionLog {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly lifetimes: AllLifetimes = DEFAULT_LIFETIMES,
    /** Called with the stream after sessions in it ended, before the caller gets the answer. */
    private readonly ended: (stream: string) => Promise<void> = async () => undefined,
  ) {}

  async open(
    account: Account,
    { device, network, kept }: SignInPlace,
  ): Promise<HeldSession | SessionRefusal> {
    const session = newSessionId(this.clock.now());
    const secret = newSecret();
    const held = kept ? { secretHash: hashOfSecret(secret) } : {};
    const { username, generation } = account;
    const command = { type: 'OpenSession', session, generation, device, network, ...held } as const;
    const id = sessionsIdOf(username, session);
    return heldAfter(await this.#handle(id, command, actorOf(account)), session, secret);
  }

  /** Renews a session of an open account: by a secret, or without one by a live token. */
  async renew(
    account: Account,
    session: string,
    used?: string,
  ): Promise<HeldSession | SessionRefusal> {
    const { username, generation } = account;
    const next = newSecret();
    const secret =
      used === undefined ? {} : { secret: { used: hashOfSecret(used), next: hashOfSecret(next) } };
    const command = { type: 'RenewSession', session, generation, ...secret } as const;
    const id = sessionsIdOf(username, session);
    return heldAfter(await this.#handle(id, command, actorOf(account)), session, next);
  }

  /** Ends sessions of an account; returns how many of them were open. */
  async end(
    username: string,
    command: EndingCommand,
    actor: Actor,
  ): Promise<number | SessionRefusal> {
    let count = 0;
    for (const month of this.#monthsOf(command)) {
      const id = sessionsIdOf(normaliseUsername(username), month);
      const outcome = await this.#handle(id, command, actor);
      if (outcome.outcome === 'rejected') return outcome.rejection;
      count += outcome.events.length;
    }
    return count;
  }

  /** The open sessions of an account, the latest first. */
  async openSessionsOf({ username, generation }: Account): Promise<readonly AccountSession[]> {
    const now = this.clock.now();
    const ids = monthsWithOpen(now).map((month) => sessionsIdOf(username, month));
    const months = await Promise.all(ids.map((id) => accountSessions.load(this.store, id)));
    return months
      .flatMap((sessions) => [...sessions.values()])
      .filter((session) => session.generation === generation && !isOver(session, now))
      .sort((one, other) => (one.openedAt < other.openedAt ? 1 : -1));
  }

  /** Where the sessions are that a command may end; an id says so itself. */
  #monthsOf(command: EndingCommand): readonly string[] {
    const one = command.type === 'EndOtherSessions' ? undefined : command.session;
    return one === undefined ? monthsWithOpen(this.clock.now()) : [one];
  }

  async #handle(id: string, command: SessionCommand, actor: Actor): Promise<Outcome> {
    const lifetimes = lifetimesFor(actor.role, this.lifetimes);
    const outcome = await accountSessions.handle(this.store, {
      id,
      command,
      context: { now: this.clock.now(), by: actor.account, lifetimes },
      envelope: envelopeOf(command, deliveryOf({}, actor)),
    });
    const ended =
      outcome.outcome === 'accepted' && outcome.events.some(({ type }) => type === 'SessionEnded');
    if (ended) await this.ended(accountSessions.streamOf(id));
    return outcome;
  }
}
