import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a receiver does with a request: a status, or anything it likes with the response. */
export type Behaviour = number | ((response: ServerResponse, received: Received) => void);

/** A real HTTP server on loopback that keeps what it was sent and answers as it is told. */
export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** From now on; the last of several stays. */
  behave(...behaviours: Behaviour[]): void;
  close(): Promise<void>;
}

export async function startReceiver(port = 0): Promise<Receiver> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  let behaviours: Behaviour[] = [200];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const one = { path: request.url ?? '', headers: request.headers, body };
      received.push(one);
      const behaviour = behaviours.length > 1 ? behaviours.shift()! : behaviours[0]!;
      if (typeof behaviour === 'number') response.writeHead(behaviour).end();
      else behaviour(response, one);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    received,
    behave: (...next) => {
      behaviours = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export const json =
  (body: object): Behaviour =>
  (response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** Answers nothing, and keeps the line open. */
export const hang: Behaviour = () => undefined;

/** The beginning of an answer never comes to an end: a header now and then. */
export const drip: Behaviour = ({ socket }) => {
  socket?.write('HTTP/1.1 200 OK\r\n');
  const dripping = setInterval(() => socket?.write('x-still: here\r\n'), 50);
  socket?.on('close', () => clearInterval(dripping));
};

export const redirectTo =
  (location: string, status = 307): Behaviour =>
  (response) =>
    void response.writeHead(status, { location }).end();
