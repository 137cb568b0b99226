import type { Context } from 'graphql-ws';

import type { SocketContext, SocketSessions } from '#access';
import type { Observability } from '#observability';

import type { Admission } from './admission.js';
import type { Extra } from './wire.js';

type Socket = Context<Record<string, unknown> | undefined, Extra>;

/**
 * Longest life of a socket without sign-in: public queries are answered by then, and subscriptions
 * need a sign-in.
 */
const ANONYMOUS_MS = 60_000;
/** Close codes after which a graphql-ws client does not reconnect at once. */
const UNAUTHORIZED = 4401;
const TOO_MANY_REQUESTS = 4429;

/** Authenticates sockets and counts them by account. */
export class SocketGreeting {
  constructor(
    private readonly sessions: Pick<SocketSessions, 'connect'>,
    private readonly admission: Admission,
    private readonly metrics: Observability['metrics'],
  ) {}

  /** Hook: false closes the socket. */
  readonly onConnect = async (socket: Socket): Promise<boolean> => {
    if (!(await this.sessions.connect(socket as SocketContext))) return false;
    this.metrics.graphql.socketOpened();
    this.bound(socket.extra);
    return true;
  };

  /** Hook: called only for sockets that were accepted. */
  readonly onDisconnect = (): void => this.metrics.graphql.socketClosed();

  private bound({ session, socket }: Extra): void {
    if (!session) {
      const close = () => socket.close(UNAUTHORIZED, '请先登录');
      const timer = setTimeout(close, ANONYMOUS_MS).unref();
      socket.once('close', () => clearTimeout(timer));
      return;
    }
    const leave = this.admission.enterAccount(session.actor.account);
    if (leave) socket.once('close', leave);
    else socket.close(TOO_MANY_REQUESTS, '此账号的连接过多');
  }
}
