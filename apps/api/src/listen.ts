import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, createServer, type Server as Door } from 'node:net';

import type { NestExpressApplication } from '@nestjs/platform-express';

/** Whom the API answers: everybody who reaches the address, or only this machine. */
export type Reach = { readonly address: string } | 'this machine';

/** No IPv6 on this machine: then nobody comes by it either. */
const WITHOUT_IPV6: readonly (string | undefined)[] = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/** `localhost` is either of the two, and which one a client takes first is not ours to say. */
async function alsoOnIpv6(server: Server, port: number): Promise<Door | undefined> {
  // Its connections are the first server's: counted, timed out and closed by it.
  const options = { noDelay: true, allowHalfOpen: true };
  const door = createServer(options, (socket) => void server.emit('connection', socket));
  try {
    door.listen(port, '::1');
    await once(door, 'listening');
    return door;
  } catch (error) {
    if (WITHOUT_IPV6.includes((error as NodeJS.ErrnoException).code)) return undefined;
    throw error;
  }
}

/** Opens the doors; resolves with the port once all of them are open. */
export async function listen(
  app: NestExpressApplication,
  port: number,
  reach: Reach,
): Promise<number> {
  const server = app.getHttpServer() as Server;
  await app.listen(port, reach === 'this machine' ? '127.0.0.1' : reach.address);
  const { port: taken } = server.address() as AddressInfo;
  if (reach !== 'this machine') return taken;
  const door = await alsoOnIpv6(server, taken);
  server.once('close', () => door?.close());
  return taken;
}
