import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, createServer, type Server as Door, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { NestExpressApplication } from '@nestjs/platform-express';

/** Whom the API answers: everybody who can reach the address, or only this machine. */
export type Reach = { readonly address: string } | 'this machine';

/** Error codes of a machine without IPv6. */
const WITHOUT_IPV6: readonly (string | undefined)[] = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/** Accepts IPv6 connections for a server that listens on 127.0.0.1. */
class Ipv6Door {
  readonly #requesting = new Set<Socket>();
  readonly #door: Door;

  constructor(server: Server) {
    const options = { noDelay: true, allowHalfOpen: true };
    this.#door = createServer(options, (socket) => {
      this.#requesting.add(socket);
      socket.once('close', () => this.#requesting.delete(socket));
      server.emit('connection', socket);
    });
    // A WebSocket has no request to finish: it is closed with the application.
    server.on('upgrade', (_, socket: Socket) => this.#requesting.delete(socket));
  }

  async open(port: number): Promise<void> {
    this.#door.listen(port, '::1');
    await once(this.#door, 'listening');
  }

  /** Stops accepting; resolves when no connection waits for an answer. */
  async close(): Promise<void> {
    this.#door.close();
    while (this.#requesting.size > 0) await sleep(LOOK_EVERY_MS);
  }
}

const LOOK_EVERY_MS = 20;
const ipv6Doors = new WeakMap<Server, Ipv6Door>();

/** `localhost` may mean 127.0.0.1 or ::1, and clients differ in which they try first. */
async function listenOnIpv6(server: Server, port: number): Promise<void> {
  const beside = new Ipv6Door(server);
  try {
    await beside.open(port);
    ipv6Doors.set(server, beside);
  } catch (error) {
    if (!WITHOUT_IPV6.includes((error as NodeJS.ErrnoException).code)) throw error;
  }
}

/**
 * Stops accepting IPv6 connections and waits for their answers, which the server's own close does
 * not.
 */
export async function closeIpv6Door(server: Server): Promise<void> {
  await ipv6Doors.get(server)?.close();
}

/** Listens; resolves with the port once all addresses are open. */
export async function listen(
  app: NestExpressApplication,
  port: number,
  reach: Reach,
): Promise<number> {
  const server = app.getHttpServer() as Server;
  await app.listen(port, reach === 'this machine' ? '127.0.0.1' : reach.address);
  const { port: taken } = server.address() as AddressInfo;
  if (reach !== 'this machine') return taken;
  await listenOnIpv6(server, taken);
  return taken;
}
