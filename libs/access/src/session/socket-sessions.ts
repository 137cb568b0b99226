import { GraphQLError } from 'graphql';
import type { Clock } from '#event-sourcing';
import { bearerOf, type SocketExtra } from './call.js';
import type { ClientAddresses } from './client-addresses.js';
import type { Sessions } from './sessions.js';
import type { Standings } from './standings.js';
import type { Session } from './tokens.js';

/** The part of a graphql-ws context that is used here. */
export interface SocketContext {
  readonly connectionParams?: Readonly<Record<string, unknown>> | undefined;
  readonly extra: unknown;
}

interface Socket {
  close(code: number, reason: string): void;
  once(event: 'close', listener: () => void): unknown;
}

type Extra = SocketExtra & { readonly socket?: Socket };

/** graphql-ws code Forbidden: the client may connect again with a new token. */
const FORBIDDEN = 4403;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** How often open sockets are checked, because no event says that an organisation's dated end has come. */
const LOOK_EVERY_MS = 1_000;

/** Sessions of graphql-ws sockets. */
export class SocketSessions {
  readonly #open = new Map<Socket, Session>();
  #looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly addresses: ClientAddresses,
    standings: Standings,
  ) {
    standings.onChange((username) => this.#endDead(({ actor }) => actor.account === username));
  }

  /**
   * For `onConnect` of graphql-ws. A socket with a token (`connection_init` payload
   * `{ "authorization": "Bearer …" }`) is closed (4403) when its session ends: with its token, by
   * signing out, with its account, a change of the password, or its organisation. A socket without a token may use public
   * operations; one with an invalid token is refused (false: 4403).
   */
  readonly connect = async ({ connectionParams, extra }: SocketContext): Promise<boolean> => {
    const { request, socket } = extra as Extra;
    if (request) (extra as SocketExtra).address = this.addresses.addressOf(request);
    const authorization = connectionParams?.['authorization'];
    if (authorization === undefined || authorization === null) return true;
    const { address } = extra as SocketExtra;
    const session = await this.#sessionOf(bearerOf(authorization) ?? '', address);
    if (!session) return false;
    (extra as SocketExtra).session = session;
    if (socket) this.#keep(socket, session);
    return true;
  };

  async #sessionOf(bearer: string, address?: string): Promise<Session | undefined> {
    // Whoever has shown too many wrong keys is refused like with a wrong one.
    return this.sessions.verify(bearer, address).catch((error: unknown) => {
      if (error instanceof GraphQLError) return undefined;
      throw error;
    });
  }

  /** Stops checking sockets. */
  close(): void {
    clearInterval(this.#looking);
    this.#open.clear();
  }

  #keep(socket: Socket, session: Session): void {
    const leftMs = Date.parse(session.expiresAt) - Date.parse(this.clock.now());
    const timer = setTimeout(() => end(socket), Math.min(leftMs, LONGEST_TIMER_MS));
    timer.unref();
    this.#open.set(socket, session);
    this.#looking ??= setInterval(() => void this.#endDead(() => true), LOOK_EVERY_MS).unref();
    socket.once('close', () => {
      clearTimeout(timer);
      this.#open.delete(socket);
    });
  }

  async #endDead(concerns: (session: Session) => boolean): Promise<void> {
    const concerned = [...this.#open].filter(([, session]) => concerns(session));
    await Promise.all(
      concerned.map(async ([socket, session]) => {
        // While the log is unavailable sessions stay open; the next check tries again.
        const live = await this.sessions.isLive(session).catch(() => true);
        if (!live) end(socket);
      }),
    );
  }
}

const end = (socket: Socket): void => socket.close(FORBIDDEN, '登录已失效');
