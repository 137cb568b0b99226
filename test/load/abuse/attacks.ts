import WebSocket from 'ws';

import { newId } from '#event-sourcing';

import { raising } from '../../support/lifecycle.js';

/** The service that is attacked, and the account that does it; what has no token is anonymous. */
export interface Target {
  readonly url: string;
  readonly token: string;
}

/** Does its worst until the signal. */
type Attack = (target: Target, signal: AbortSignal) => Promise<void>;

const LANES = 8;

/** How often the attacker was answered how, by HTTP status; `–` without an answer. */
export const answered = new Map<string, number>();

const count = (status: string) => answered.set(status, (answered.get(status) ?? 0) + 1);

/** Sends again and again on so many lanes; refusals are answers too. */
async function lanes(width: number, signal: AbortSignal, send: () => Promise<unknown>) {
  const lane = async () => {
    while (!signal.aborted) await send().catch(() => !signal.aborted && count('–'));
  };
  await Promise.all(Array.from({ length: width }, lane));
}

async function post(url: string, signal: AbortSignal, body: string, token?: string): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    signal,
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body,
  });
  await response.arrayBuffer();
  count(String(response.status));
}

const many = (times: number, field: string) =>
  `{ ${Array.from({ length: times }, (_, index) => `a${index}: ${field}`).join(' ')} }`;

const asked =
  (query: string, width = LANES): Attack =>
  ({ url, token }, signal) =>
    lanes(width, signal, () => post(url, signal, JSON.stringify({ query }), token));

const anonymously =
  (query: () => string, width: number): Attack =>
  ({ url }, signal) =>
    lanes(width, signal, () => post(url, signal, JSON.stringify({ query: query() })));

const MONTH = new Date().toISOString().slice(0, 7);
const STATISTICS = 'responseTimeStatistics(groupBy: [DEPARTMENT, STREET, CATEGORY, KIND, DAY])';
const signIn = (name: string) =>
  `mutation { signIn(username: "${name}", password: "a wrong password") { __typename } }`;

/** Opens so many sockets and keeps them until the signal. */
const sockets =
  (most: number, begin: (socket: WebSocket, target: Target) => void): Attack =>
  async (target, signal) => {
    const open = Array.from({ length: most }, () => {
      const url = `${target.url.replace('http', 'ws')}/graphql`;
      const socket = new WebSocket(url, 'graphql-transport-ws');
      socket.on('error', () => undefined);
      socket.on('open', () => begin(socket, target));
      socket.on('close', (code) => count(String(code)));
      socket.on('unexpected-response', (_, response) => {
        count(String(response.statusCode));
        response.destroy();
      });
      return socket;
    });
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    for (const socket of open) socket.terminate();
  };

const greet = (socket: WebSocket, payload = {}) =>
  socket.send(JSON.stringify({ type: 'connection_init', payload }));

/** As many subscriptions as a socket may have, none of which is read. */
function subscribeWithoutReading(socket: WebSocket, { token }: Target): void {
  greet(socket, { authorization: `Bearer ${token}` });
  socket.once('message', () => {
    socket.pause();
    const query = `subscription { workListChanged(organisation: "street-1") { __typename } }`;
    for (let id = 0; id < 50; id++)
      socket.send(JSON.stringify({ id: String(id), type: 'subscribe', payload: { query } }));
  });
}

const both =
  (...attacks: readonly Attack[]): Attack =>
  async (target, signal) =>
    void (await Promise.all(attacks.map((attack) => attack(target, signal))));

const writing: Attack = ({ url, token }, signal) =>
  lanes(LANES, signal, () => post(url, signal, raising(newId()).body, token));

const LONG_FRAME = 'x'.repeat(900_000);

/** The attacks of the audit, by what they do. */
export const ATTACKS: ReadonlyMap<string, Attack> = new Map<string, Attack>([
  ['1000 statistics in one document', asked(many(1_000, `${STATISTICS} { rows { __typename } }`))],
  ['statistics by five groups', asked(`{ ${STATISTICS} { rows { summoned } } }`)],
  ['dashboards', asked(`{ assessmentDashboard(month: "${MONTH}") { __typename } }`)],
  ['deadline risks', asked('{ deadlineRisks { __typename } }')],
  [
    'longest pages',
    asked(
      '{ streetWorkList(street: "street-1", first: 200) { edges { node { whistleId title } } } }',
    ),
  ],
  [
    '20 000 directives, anonymous',
    anonymously(() => `{ me ${'@skip(if: false) '.repeat(20_000)}{ username } }`, 4),
  ],
  ['names guessed, anonymous, 40 lanes', anonymously(() => signIn(`n${newId().slice(-12)}`), 40)],
  [
    'bodies of 1 MiB, anonymous',
    anonymously(() => `{ me { username } } #${'x'.repeat(1_000_000)}`, LANES),
  ],
  ['whistles raised', writing],
  ['3000 anonymous sockets', sockets(3_000, (socket) => greet(socket))],
  [
    'frames of 900 KB, anonymous',
    sockets(LANES, (socket) => {
      greet(socket);
      const timer = setInterval(
        () => socket.send(`{"type":"ping","payload":{"x":"${LONG_FRAME}"}}`),
        50,
      );
      socket.once('close', () => clearInterval(timer));
    }),
  ],
  [
    '20 sockets that do not read, and whistles',
    both(sockets(20, subscribeWithoutReading), writing),
  ],
]);
