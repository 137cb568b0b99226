import { type Decision, reject, streamFamily } from '#event-sourcing';
import type {
  EndingCommand,
  OpenSession,
  RenewSession,
  SessionCommand,
  SessionContext,
  SessionEnding,
  SessionRejection,
} from './account-sessions.commands.js';
import type { SessionEvent } from './account-sessions.events.js';

/** A session that was opened. Secrets are hashes. */
export interface AccountSession {
  readonly id: string;
  readonly generation: number;
  readonly device: string;
  readonly network: string;
  readonly openedAt: string;
  /** When a renewal was last kept. */
  readonly renewedAt: string;
  readonly until: string;
  readonly limit: string;
  readonly ended: boolean;
  /** The secret that was shown last; absent if only a live token renews the session. */
  readonly secret?: string;
  /** The secret that was handed out for it, and not shown yet. */
  readonly next?: string;
  /** When the last secret was handed out. */
  readonly secretAt: string;
  /** Secrets that were replaced. */
  readonly spent: readonly string[];
}
type State = ReadonlyMap<string, AccountSession>;
type Decided = Decision<SessionEvent, SessionRejection>;

/**
 * How long a secret is handed out before its successor. Every hand-over is an event: with each
 * renewal, a session would weigh more in the log than all that is done in it.
 */
const SECRET_SECONDS = 3_600;

const later = (at: string, seconds: number): string =>
  new Date(Date.parse(at) + seconds * 1_000).toISOString();
const earlierOf = (one: string, other: string): string => (one < other ? one : other);

/** Whether the session has ended, by itself or before its time. */
export const isOver = ({ ended, until }: AccountSession, now: string): boolean =>
  ended || now >= until;

function open(command: OpenSession, state: State, context: SessionContext): Decided {
  const { session, generation, device, network, secretHash } = command;
  if (state.has(session)) return [];
  const { now: at, lifetimes } = context;
  const limit = later(at, lifetimes.longest);
  const lasts = secretHash === undefined ? lifetimes.token : lifetimes.idle;
  const until = earlierOf(later(at, lasts), limit);
  const secret = secretHash === undefined ? {} : { secretHash };
  const data = { at, session, generation, device, network, until, limit, ...secret };
  return [{ type: 'SessionOpened', data }];
}

/** A live token was shown. Its successor's end is on record, at most hourly. */
function prolong(session: AccountSession, { now: at, lifetimes }: SessionContext): Decided {
  const { id, limit } = session;
  if (earlierOf(later(at, lifetimes.token), limit) <= session.until) return [];
  const until = earlierOf(later(at, lifetimes.token + SECRET_SECONDS), limit);
  return [{ type: 'SessionRenewed', data: { at, session: id, until } }];
}

/**
 * A secret was shown. The last one and the one before it count until the next is handed out: two
 * tabs may show the same one, and an answer may be lost. A secret from before that was copied.
 */
function exchange(
  session: AccountSession,
  { used, next }: NonNullable<RenewSession['secret']>,
  context: SessionContext,
): Decided {
  const { id, limit, secret, spent } = session;
  const { now: at, lifetimes } = context;
  if (spent.includes(used)) return end([session], 'secret-reused', context);
  if (used !== secret && used !== session.next) return reject('RENEWAL_WRONG');
  if (at < later(session.secretAt, SECRET_SECONDS)) return [];
  const until = earlierOf(later(at, lifetimes.idle), limit);
  return [{ type: 'SessionRenewed', data: { at, session: id, until, used, secretHash: next } }];
}

function renew(command: RenewSession, state: State, context: SessionContext): Decided {
  const session = state.get(command.session);
  if (!session) return reject('SESSION_UNKNOWN');
  const { generation, secret } = command;
  if (isOver(session, context.now) || session.generation !== generation)
    return reject('SESSION_ENDED');
  return secret ? exchange(session, secret, context) : prolong(session, context);
}

const end = (
  sessions: readonly AccountSession[],
  reason: SessionEnding,
  { now: at, by }: SessionContext,
): SessionEvent[] =>
  sessions
    .filter((session) => !isOver(session, at))
    .map(({ id }) => ({ type: 'SessionEnded', data: { at, session: id, reason, by } }));

function endOne(id: string, reason: SessionEnding, state: State, context: SessionContext): Decided {
  const session = state.get(id);
  return session ? end([session], reason, context) : reject('SESSION_UNKNOWN');
}

function endSome(command: EndingCommand, state: State, context: SessionContext): Decided {
  const all = [...state.values()];
  switch (command.type) {
    case 'SignOut':
      return endOne(command.session, 'signed-out', state, context);
    case 'EndSession':
      return endOne(command.session, 'ended-by-owner', state, context);
    case 'EndOtherSessions':
      return end(
        all.filter(({ id }) => id !== command.session),
        'ended-by-owner',
        context,
      );
    case 'EndAccountSessions':
    case 'EndSessionsByProvider': {
      const isProvider = command.type === 'EndSessionsByProvider';
      const reason = isProvider ? 'ended-by-provider' : 'ended-by-administrator';
      return command.session === undefined
        ? end(all, reason, context)
        : endOne(command.session, reason, state, context);
    }
  }
}

function decide(command: SessionCommand, state: State, context: SessionContext): Decided {
  if (command.type === 'OpenSession') return open(command, state, context);
  if (command.type === 'RenewSession') return renew(command, state, context);
  return endSome(command, state, context);
}

type Opened = Extract<SessionEvent, { type: 'SessionOpened' }>['data'];
type Renewed = Extract<SessionEvent, { type: 'SessionRenewed' }>['data'];

function opened({ at, session: id, secretHash, ...told }: Opened): AccountSession {
  const secret = secretHash === undefined ? {} : { secret: secretHash };
  return {
    ...told,
    id,
    openedAt: at,
    renewedAt: at,
    secretAt: at,
    ended: false,
    spent: [],
    ...secret,
  };
}

function renewed(
  session: AccountSession,
  { at, until, used, secretHash }: Renewed,
): AccountSession {
  const prolonged = { ...session, renewedAt: at, until };
  if (used === undefined || secretHash === undefined) return prolonged;
  const replaced = used === session.secret ? session.next : session.secret;
  const spent = replaced === undefined ? session.spent : [...session.spent, replaced];
  return { ...prolonged, secret: used, next: secretHash, secretAt: at, spent };
}

/** Changes the map, which the caller has copied. */
function apply(sessions: Map<string, AccountSession>, event: SessionEvent) {
  const { session: id } = event.data;
  if (event.type === 'SessionOpened') return sessions.set(id, opened(event.data));
  const session = sessions.get(id);
  if (!session) return sessions;
  const ended = event.type === 'SessionEnded';
  return sessions.set(id, ended ? { ...session, ended } : renewed(session, event.data));
}

/**
 * The sessions of one account that were opened in one month (UTC), so that no stream grows for ever:
 * nobody is signed in for longer than 28 days.
 */
export const accountSessions = streamFamily<
  SessionCommand,
  State,
  SessionEvent,
  SessionRejection,
  SessionContext
>({
  prefix: 'sessions-',
  versions: { SessionOpened: 1, SessionRenewed: 1, SessionEnded: 1 },
  decider: {
    initialState: new Map(),
    decide,
    evolve: (state, event) => apply(new Map(state), event),
    evolveAll: (state, events) => events.reduce(apply, new Map(state)),
  },
});

/** Id in the family, from the account and a session or month: `2026-11`, `2026-11.…`. */
export const sessionsIdOf = (username: string, monthOrSession: string): string =>
  `${username}@${monthOrSession.slice(0, 'YYYY-MM'.length)}`;

/** The account that a stream of the family is about. */
export const ownerOf = (stream: string): string =>
  accountSessions.idOf(stream).replace(/@[^@]*$/, '');
