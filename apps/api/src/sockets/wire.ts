import type { IncomingMessage } from 'node:http';

import { Logger } from '@nestjs/common';
import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';

import type { SocketExtra } from '#access';

const logger = new Logger('GraphQL');

/** Most unsent bytes of a socket before the next message; a slower reader is disconnected. */
const MOST_WAITING_BYTES = 1_048_576;
const BEAT_MS = 12_000;
const BROKEN = 4500;

/** What the graphql-ws hooks know of a socket. */
export interface Extra extends SocketExtra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** Address of the client, through proxies that are trusted. */
  readonly address: string;
}

/** Disconnects a reader that takes too little, because unsent messages take memory. */
function dropIfBehind(socket: WebSocket): boolean {
  if (socket.bufferedAmount <= MOST_WAITING_BYTES) return false;
  socket.terminate();
  return true;
}

const send = (socket: WebSocket, data: string): Promise<void> =>
  new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN || dropIfBehind(socket)) return resolve();
    // If the socket breaks it is closed, and its subscriptions end.
    socket.send(data, () => resolve());
  });

/** Pings regularly and disconnects a client that does not answer. */
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

/** Resolves when it is the turn of a message of so many bytes; undefined where it is at once. */
export type TurnOf = (extra: Extra, bytes: number) => Promise<void> | undefined;

/** A pong without what the ping held, which would be sent back as often as the client likes. */
const PONG = JSON.stringify({ type: 'pong' });

/**
 * Takes messages in their order, each when it is its turn; until then nothing more is read from the line, so
 * that the client waits and not the service.
 */
function takeInTurn(extra: Extra, turnOf: TurnOf, take: (message: string) => void): void {
  const { socket } = extra;
  let before: Promise<unknown> | undefined;
  socket.on('message', (data: Buffer) => {
    if (dropIfBehind(socket)) return;
    const turn = turnOf(extra, data.length);
    if (!turn && !before) return take(String(data));
    socket.pause();
    const mine = Promise.all([before, turn]).then(() => {
      if (socket.readyState === socket.OPEN) take(String(data));
      if (before !== mine) return;
      before = undefined;
      socket.resume();
    });
    before = mine;
  });
}

/** Connects graphql-ws with a socket of `ws`. */
export function connectSocket(server: Server<Extra>, extra: Extra, turnOf: TurnOf): void {
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
      onPing: () => send(socket, PONG),
      onMessage: (take) => takeInTurn(extra, turnOf, (message) => void take(message).catch(failed)),
    },
    extra,
  );
  const timer = startHeartbeat(socket);
  // `ws` answers the client's pings even if the client never reads them.
  socket.on('ping', () => dropIfBehind(socket));
  // The close code tells the client what is wrong with a frame (too long, not UTF-8).
  socket.on('error', () => undefined);
  socket.once('close', (code, reason) => {
    clearInterval(timer);
    closed(code, String(reason)).catch((error: unknown) => logger.error(error));
  });
}
