import type { Clock } from '#event-sourcing';
import { bearerOf, type SocketExtra } from './call.js';
import type { Tokens } from './tokens.js';

/** The part of a graphql-ws context that is used here. */
export interface SocketContext {
  readonly connectionParams?: Readonly<Record<string, unknown>> | undefined;
  readonly extra: unknown;
}

interface Socket {
  close(code: number, reason: string): void;
  once(event: 'close', listener: () => void): unknown;
}

/** graphql-ws: a client connects again, with the token that it has by then. */
const FORBIDDEN = 4403;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Sessions of graphql-ws sockets. */
export class SocketSessions {
  constructor(
    private readonly tokens: Tokens,
    private readonly clock: Clock,
  ) {}

  /**
   * For `onConnect` of graphql-ws. A socket that shows a token
   * (`connection_init` payload `{ "authorization": "Bearer …" }`) has its session until the token
   * runs out, when it is closed (4403); one that shows none may do what is public; a worthless token
   * is refused (false: 4403).
   */
  readonly connect = ({ connectionParams, extra }: SocketContext): boolean => {
    const authorization = connectionParams?.['authorization'];
    if (authorization === undefined || authorization === null) return true;
    const session = this.tokens.verify(bearerOf(authorization) ?? '');
    if (!session) return false;
    (extra as SocketExtra).session = session;
    const { socket } = extra as { readonly socket?: Socket };
    if (socket) this.#closeAt(socket, session.expiresAt);
    return true;
  };

  #closeAt(socket: Socket, expiresAt: string): void {
    const leftMs = Date.parse(expiresAt) - Date.parse(this.clock.now());
    const timer = setTimeout(
      () => socket.close(FORBIDDEN, '登录已过期'),
      Math.min(leftMs, LONGEST_TIMER_MS),
    );
    timer.unref();
    socket.once('close', () => clearTimeout(timer));
  }
}
