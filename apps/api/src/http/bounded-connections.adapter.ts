import { createServer, type RequestListener } from 'node:http';
import type { Socket } from 'node:net';

import { ExpressAdapter } from '@nestjs/platform-express';

/** How long a client may take, in milliseconds. */
export interface ConnectionTimes {
  /** From the connection to its first byte. */
  readonly firstByteMs: number;
  /** For the headers of a request. */
  readonly headersMs: number;
  /** For a whole request: a body of 1 MiB over a slow line. */
  readonly requestMs: number;
  /** Without a byte in either direction; more than any operation takes. */
  readonly idleMs: number;
  /** How often slow requests are checked for. */
  readonly checkedEveryMs: number;
}

const TIMES: ConnectionTimes = {
  firstByteMs: 10_000,
  headersMs: 10_000,
  requestMs: 30_000,
  idleMs: 120_000,
  checkedEveryMs: 5_000,
};

/** Node's request timeout begins with the first byte; this covers connections that send none. */
function closeWhenSilent(socket: Socket, afterMs: number): void {
  const timer = setTimeout(() => {
    if (socket.bytesRead === 0) socket.destroy();
  }, afterMs);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}

/** Express with time limits on connections. */
export class BoundedConnections extends ExpressAdapter {
  constructor(private readonly times: ConnectionTimes = TIMES) {
    super();
  }

  override initHttpServer(): void {
    const { firstByteMs, headersMs, requestMs, idleMs, checkedEveryMs } = this.times;
    const options = {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: checkedEveryMs,
    };
    const server = createServer(options, this.getInstance<RequestListener>());
    server.timeout = idleMs;
    server.on('connection', (socket) => closeWhenSilent(socket, firstByteMs));
    this.httpServer = server;
  }
}
