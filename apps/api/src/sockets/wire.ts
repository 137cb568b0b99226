import type { IncomingMessage } from 'node:http';

import { Logger } from '@nestjs/common';
import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';

import type { SocketExtra } from '#access';

const logger = new Logger('GraphQL');

/** What may wait for a reader before the next message: one that takes nothing is let go. */
const MOST_WAITING_BYTES = 1_048_576;
const BEAT_MS = 12_000;
const BROKEN = 4500;

/** What the hooks of graphql-ws know of a socket. */
export interface Extra extends SocketExtra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** Address of the client, through proxies that are trusted. */
  readonly address: string;
}

/** Memory is kept for what a reader has not taken yet: not for one that reads nothing. */
function dropIfBehind(socket: WebSocket): boolean {
  if (socket.bufferedAmount <= MOST_WAITING_BYTES) return false;
  socket.terminate();
  return true;
}

const send = (socket: WebSocket, data: string): Promise<void> =>
  new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN || dropIfBehind(socket)) return resolve();
    // A socket that breaks meanwhile is closed, and its subscriptions end with it.
    socket.send(data, () => resolve());
  });

/** Asks now and then whether the other side is there; one that does not answer is let go. */
function startHeartbeat(socket: WebSocket): NodeJS.Timeout {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, BEAT_MS);
  return timer.unref();
}

/** Lets graphql-ws speak through a socket of `ws`. */
export function connectSocket(server: Server<Extra>, extra: Extra): void {
  const { socket } = extra;
  const failed = (error: unknown) => {
    logger.error(error);
    socket.close(BROKEN, '系统内部错误');
  };
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (data) => send(socket, data),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (take) =>
        socket.on('message', (data) => {
          if (!dropIfBehind(socket)) take(String(data)).catch(failed);
        }),
    },
    extra,
  );
  const timer = startHeartbeat(socket);
  // Its own pings are answered too, whether it reads the answers or not.
  socket.on('ping', () => dropIfBehind(socket));
  // What is wrong with a frame (too long, no UTF-8) is told to the client by the code that closes.
  socket.on('error', () => undefined);
  socket.once('close', (code, reason) => {
    clearInterval(timer);
    closed(code, String(reason)).catch((error: unknown) => logger.error(error));
  });
}
