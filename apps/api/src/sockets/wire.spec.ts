import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Server, WebSocket as Adapter } from 'graphql-ws';
import WebSocket, { WebSocketServer } from 'ws';

import { type Extra, connectSocket, type TurnOf } from './wire.js';

/** Stands where graphql-ws does, and hands out what it speaks through. */
class Listening {
  #resolve!: (adapter: Adapter) => void;
  #closed!: (code: number) => void;
  readonly opened = new Promise<Adapter>((resolve) => (this.#resolve = resolve));
  readonly closed = new Promise<number>((resolve) => (this.#closed = resolve));

  readonly server: Server<Extra> = {
    opened: (adapter) => {
      adapter.onMessage(async () => undefined);
      this.#resolve(adapter);
      return async (code) => this.#closed(code ?? 0);
    },
  };
}

describe('given a socket', () => {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, maxPayload: 1_024 });

  beforeAll(async () => {
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
  });

  afterAll(() => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
    http.close();
  });

  async function connected(turnOf: TurnOf = () => undefined) {
    const listening = new Listening();
    sockets.once('connection', (socket: WebSocket, request: IncomingMessage) =>
      connectSocket(listening.server, { socket, request, address: '127.0.0.1' }, turnOf),
    );
    const { port } = http.address() as AddressInfo;
    const client = new WebSocket(`ws://127.0.0.1:${port}`);
    await once(client, 'open');
    client.on('error', () => undefined);
    return { client, listening, adapter: await listening.opened };
  }

  it('when the other side takes nothing, then it is let go before much waits for it', async () => {
    const { client, adapter, listening } = await connected();
    client.pause();
    const message = 'x'.repeat(262_144);
    let sent = 0;
    let over = false;
    void listening.closed.then(() => (over = true));
    while (!over && sent < 400) {
      void adapter.send(message);
      sent++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    // 100 MiB were to be sent; the buffers of the system take a few.
    expect(sent).toBeLessThan(200);
    await expect(listening.closed).resolves.toBe(1006);
    client.terminate();
  });

  it('when a message is longer than may be, then it is closed for that (1009)', async () => {
    const { client, listening } = await connected();
    client.send('x'.repeat(2_000));
    const [code] = (await once(client, 'close')) as [number];
    expect(code).toBe(1009);
    await expect(listening.closed).resolves.toBeGreaterThan(0);
  });

  it('when it is not its turn, then its messages wait, in their order', async () => {
    let begin = (): void => undefined;
    const first = new Promise<void>((resolve) => (begin = resolve));
    const turns = [undefined, first, undefined, Promise.resolve()];
    const { client, adapter } = await connected((_, bytes) => turns[bytes]);
    const taken: string[] = [];
    const all = new Promise<void>((resolve) =>
      adapter.onMessage(async (message) => void (taken.push(message) === 3 && resolve())),
    );
    for (const message of ['a', 'bb', 'ccc']) client.send(message);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(taken).toEqual([]);
    begin();
    await all;
    expect(taken).toEqual(['a', 'bb', 'ccc']);
    client.terminate();
  });

  it('when it pings with much, then the answer holds none of it', async () => {
    const { client, adapter } = await connected();
    await adapter.onPing?.({ x: 'x'.repeat(800) });
    expect(String((await once(client, 'message'))[0])).toBe('{"type":"pong"}');
    client.terminate();
  });

  it('when what it says breaks something, then it is told no more than that', async () => {
    const { client, adapter } = await connected();
    adapter.onMessage(() => Promise.reject(new TypeError('secret')));
    client.send('{}');
    const [code, reason] = (await once(client, 'close')) as [number, Buffer];
    expect([code, String(reason)]).toEqual([4500, '系统内部错误']);
  });
});
