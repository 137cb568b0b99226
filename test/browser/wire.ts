import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * The network between a browser and the service: a TCP proxy that can be cut and slowed, and that can lose an
 * answer. The browser’s own switch reaches neither sockets nor service workers.
 */
export class Wire {
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;
  #delayMs = 0;
  #lost: string | undefined;
  #counted = '';
  #count = 0;

  private constructor(private readonly target: number) {}

  /** @param url of the service */
  static async to(url: string): Promise<Wire> {
    const wire = new Wire(Number(new URL(url).port));
    await wire.mend();
    return wire;
  }

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  /** Nobody is reached any more: what is open ends, what is tried is refused. */
  async cut(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** There is a network again, at the same address. */
  async mend(): Promise<void> {
    this.#server = createServer((near) => this.#carry(near)).listen(this.#port, 'localhost');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** What the service answers arrives later from now on. */
  slow(delayMs: number): void {
    this.#delayMs = delayMs;
  }

  /** The next request with this text is done, and its answer never arrives. */
  loseAnswerOf(text: string): void {
    this.#lost = text;
  }

  /** Counts requests with this text from now on. @returns how many there were */
  counting(text: string): () => number {
    this.#counted = text;
    this.#count = 0;
    return () => this.#count;
  }

  #carry(near: Socket): void {
    const far = connect(this.target, 'localhost');
    let isLost = false;
    this.#join(near, far);
    near.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (this.#counted !== '' && text.includes(this.#counted)) this.#count += 1;
      if (this.#lost !== undefined && text.includes(this.#lost)) {
        this.#lost = undefined;
        isLost = true;
      }
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (isLost) return void near.destroy();
      if (this.#delayMs === 0) return void near.write(chunk);
      setTimeout(() => near.destroyed || near.write(chunk), this.#delayMs);
    });
  }

  /** What ends on one side ends on the other. */
  #join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
  }
}
