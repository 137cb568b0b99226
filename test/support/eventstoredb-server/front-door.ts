import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * The port clients know, in front of the server itself. What happens to a process and its network
 * happens here: it refuses, resets what is open, or takes bytes and passes nothing on.
 */
export class FrontDoor {
  #server: Server | undefined;
  #port: number;
  #target = 0;
  #stuck = false;
  readonly #sockets = new Set<Socket>();

  /** @param port a free one unless given */
  constructor(port = 0) {
    this.#port = port;
  }

  get port(): number {
    return this.#port;
  }

  /** Opens on the same port every time. */
  async open(target: number): Promise<void> {
    this.#target = target;
    this.#stuck = false;
    const server = createServer((socket) => this.#forward(socket));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  /** As a killed process: connections are reset, new ones refused. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve) ?? resolve(undefined));
    this.reset();
    await closed;
  }

  /** Resets what is open; new connections are taken. */
  reset(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** As a stopped process: connections are taken and nothing is ever answered. */
  set stuck(stuck: boolean) {
    this.#stuck = stuck;
    for (const socket of this.#sockets) {
      if (stuck) socket.pause();
      else socket.resume();
    }
  }

  #forward(outer: Socket): void {
    const inner = connect(this.#target, '127.0.0.1');
    for (const [socket, other] of [
      [outer, inner],
      [inner, outer],
    ] as const) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
      if (this.#stuck) socket.pause();
    }
  }
}
