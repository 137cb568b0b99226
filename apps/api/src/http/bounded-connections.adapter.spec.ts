import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

import type { Request, Response } from 'express';

import { BoundedConnections } from './bounded-connections.adapter.js';

const TIMES = {
  firstByteMs: 100,
  headersMs: 100,
  requestMs: 200,
  idleMs: 400,
  checkedEveryMs: 50,
};

describe('given a server that gives its clients little time', () => {
  const adapter = new BoundedConnections(TIMES);
  adapter.initHttpServer();
  const server: Server = adapter.getHttpServer();
  adapter.post('/echo', (request: Request, response: Response) => {
    request.resume().once('end', () => response.end('done'));
  });
  adapter.get('/never', () => undefined);
  const open: Socket[] = [];

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterAll(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });

  /** What a client that sends this and no more is told until it is let go. */
  async function told(text: string): Promise<string> {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    open.push(socket);
    let answer = '';
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.on('error', () => undefined);
    if (text !== '') socket.write(text);
    await once(socket, 'close');
    return answer.split('\r\n')[0]!;
  }

  it('when a client sends nothing, then it is let go', async () => {
    expect(await told('')).toBe('');
  });

  it('when the headers do not end, then it is told so and let go [M7]', async () => {
    expect(await told('POST /echo HTTP/1.1\r\nHost: a\r\nX-Slow: ')).toContain('408');
  });

  it('when the body does not end, then it is told so and let go', async () => {
    const begun = 'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf';
    expect(await told(begun)).toContain('408');
  });

  it('when nothing moves in either direction, then it is let go', async () => {
    expect(await told('GET /never HTTP/1.1\r\nHost: a\r\n\r\n')).toBe('');
  });

  it('when a request is whole, then it is answered', async () => {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/echo`, { method: 'POST', body: 'all' });
    expect(await answer.text()).toBe('done');
  });
});
