import fc from 'fast-check';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import WebSocket from 'ws';

import { type Operation, operationsOf } from '../../inputs/operations.js';
import { hostile, leavesOf } from './leaves.js';
import { junk, PLAYERS } from './requests.js';
import { faultOf } from './send.js';

/** What is said over a socket, frame by frame, and by whom. */
export interface Said {
  readonly what: string;
  readonly user: string;
  readonly frames: readonly string[];
}

const asking = (operation: Operation): fc.Arbitrary<Said> =>
  fc
    .record({
      values: fc.oneof(...[950, 500].map((good) => operation.values(leavesOf(good)))),
      user: fc.constantFrom(...PLAYERS),
    })
    .map(({ values: variables, user }) => ({
      what: `socket ${operation.name}`,
      user,
      frames: [
        JSON.stringify({
          id: '1',
          type: 'subscribe',
          payload: { query: operation.wholeDocument, variables },
        }),
      ],
    }));

const FRAMES = [
  '{',
  '',
  '[]',
  'null',
  '{"type":"ping"}',
  '{"type":"pong","payload":[]}',
  '{"id":"1"}',
];
const strange: fc.Arbitrary<Said> = fc
  .record({
    frames: fc.array(
      fc.oneof(
        fc.constantFrom(...FRAMES),
        hostile,
        fc
          .record({
            id: fc.oneof(fc.constant('1'), junk),
            type: fc.oneof(
              fc.constantFrom('subscribe', 'complete', 'next', 'connection_init'),
              junk,
            ),
            payload: fc.oneof(junk, fc.record({ query: hostile, variables: junk })),
          })
          .map((frame) => JSON.stringify(frame)),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    user: fc.constantFrom(...PLAYERS),
  })
  .map(({ frames, user }) => ({ what: 'socket frames', user, frames }));

const OPERATIONS = [...operationsOf('subscription'), ...operationsOf('query')];

/** Subscriptions and questions over sockets, and frames that are neither. */
export const talks: fc.Arbitrary<Said> = fc.oneof(
  { weight: 2, arbitrary: fc.oneof(...operationsOf('subscription').map(asking)) },
  { weight: 2, arbitrary: fc.oneof(...OPERATIONS.map(asking)) },
  { weight: 1, arbitrary: strange },
);

/** How long a subscription may be silent before it is let go. */
const SILENT_MS = 100;

/** Opens a socket, says it, and hears what comes until it is closed or silent. */
async function heard(url: string, token: string, { frames }: Said): Promise<string[]> {
  const socket = new WebSocket(url, 'graphql-transport-ws');
  const answers: string[] = [];
  socket.on('error', () => undefined);
  const said = new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const text = String(data);
      if (text.includes('connection_ack')) for (const frame of frames) socket.send(frame);
      else answers.push(text);
      if (/"type":"(complete|error|next)"/.test(text)) resolve();
    });
    socket.once('close', (code, reason) => {
      answers.push(JSON.stringify({ code, reason: String(reason) }));
      resolve();
    });
  });
  await once(socket, 'open');
  socket.send(
    JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
  );
  await Promise.race([said, delay(SILENT_MS)]);
  socket.terminate();
  return answers;
}

/** Codes by which a server says that it broke (RFC 6455). */
const BROKEN = [1006, 1011];

/** What is held of everything that is said over a socket. */
export async function holdSocket(
  url: string,
  token: string,
  said: Said,
): Promise<string | undefined> {
  const answers = await heard(`${url.replace('http', 'ws')}/graphql`, token, said);
  for (const text of answers) {
    const closed = JSON.parse(text) as { code?: number };
    if (closed.code !== undefined && BROKEN.includes(closed.code)) return `${said.what}: ${text}`;
    const sent = { what: said.what, method: 'POST', path: '/graphql', headers: {} } as const;
    const fault = faultOf(sent, { status: 200, type: 'application/json', text });
    if (fault !== undefined) return fault;
  }
  return undefined;
}
