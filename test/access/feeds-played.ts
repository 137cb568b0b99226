import { setTimeout as pause } from 'node:timers/promises';

import type { ExecutionResult, GraphQLError } from 'graphql';
import { type Client as Socket, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

import type { Relation } from '../../libs/access/src/permissions/right.js';
import { PHOTO } from '../support/evidence.js';
import { outcomeOf, type Outcome, type Play } from './play.js';
import { EVERYBODY, type Who } from './played-district.js';
import { month } from './questions-played.js';

/** What one was told, or why not. */
export interface Told {
  readonly outcome: Outcome;
  readonly data: unknown;
}

/** A subscription or a file that everybody asks for; who holds which relation to what it is about. */
interface Asked {
  readonly ask: string;
  /** What is sent; nothing where the file is fetched. */
  readonly file?: Buffer;
  readonly holding: Readonly<Partial<Record<Who, readonly Relation[]>>>;
}

const STREET = { S1: ['own', 'street'], C1: ['street'], C2: ['street'] } as const;
const LEAD = { D1: ['own'] } as const;
/** Each sees its own. */
const OWN = Object.fromEntries(EVERYBODY.map((who) => [who, ['own', 'street']] as const));
const ofStreet2 = { S2: ['street'] } as const;

/** Each subscription, by what it is about. @param holding what everybody is to the open whistle */
export const feedsOf = (
  whistle: string,
  holding: Asked['holding'],
): Readonly<Record<string, Asked>> => ({
  'whistleChanged 在办': {
    ask: `whistleChanged(whistleId: "${whistle}") { whistle { contact { name phone } timeline { account } } }`,
    holding,
  },
  'workListChanged 本街道': {
    ask: 'workListChanged(organisation: "street-1") { whistleId }',
    holding: STREET,
  },
  'workListChanged 主办': {
    ask: 'workListChanged(organisation: "dept-1") { whistleId }',
    holding: LEAD,
  },
  districtChanged: {
    ask: 'districtChanged { whistleId whistle { title } summonses { title } }',
    holding: {},
  },
  assessmentDashboardChanged: {
    ask: `assessmentDashboardChanged(month: "${month()}") { byStreet { street } }`,
    holding: OWN,
  },
});

/** Subscriptions that are not played, and why. */
export const NOT_PLAYED: Readonly<Record<string, string>> = {
  noticeReceived: '不问对象，只及本单位收件箱，见 myNotices；没有通知的单位等不到一条',
};

/** Each file, by what it is about. @param photo of the lead, in the open whistle */
export const filesOf = (
  photo: string,
  holding: Asked['holding'],
): Readonly<Record<string, Asked>> => {
  const of = (name: string, more = '') => `/reports/${name}?month=${month()}${more}`;
  const csv = '&format=csv';
  return {
    'POST /evidence': { ask: '/evidence', file: PHOTO, holding: OWN },
    'GET /evidence/:reference 在办': { ask: `/evidence/${photo}`, holding },
    'GET /reports/month': { ask: of('month'), holding: OWN },
    'GET /reports/scorecards': { ask: of('scorecards', csv), holding: OWN },
    'GET /reports/statistics': { ask: of('statistics', csv), holding: OWN },
    'GET /reports/statistics 主办': {
      ask: of('statistics', `${csv}&department=dept-1`),
      // A street compares departments.
      holding: { S1: ['street'], S2: ['street'], D1: ['own'] },
    },
    'GET /reports/summonses': { ask: of('summonses', csv), holding: OWN },
    'GET /reports/summonses 另一街道': {
      ask: of('summonses', `${csv}&street=street-2`),
      // A department's own summonses, also of that street.
      holding: Object.assign({}, OWN, { S1: [], ...ofStreet2 }),
    },
  };
};

/** The first that a subscription brings: data, or why it is refused. */
const firstOf = (socket: Socket, query: string): Promise<ExecutionResult> =>
  new Promise((done, failed) => {
    socket.subscribe(
      { query },
      {
        next: (result) => done(result as ExecutionResult),
        error: (reason) =>
          Array.isArray(reason) ? done({ errors: reason as GraphQLError[] }) : failed(reason),
        complete: () => undefined,
      },
    );
  });

const toldBy = ({ data, errors }: ExecutionResult): Told => ({
  outcome: outcomeOf(null, errors?.[0]?.extensions['code']),
  data,
});

/** Subscribes as everybody, and lets something happen until each was told or refused. */
export async function playFeeds(
  play: Play,
  queries: readonly string[],
  happen: () => Promise<unknown>,
): Promise<readonly (readonly Told[])[]> {
  const sockets = EVERYBODY.map((who) =>
    createClient({
      url: `${play.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${play.token(who)}` },
    }),
  );
  let waiting = sockets.length * queries.length;
  const told = Promise.all(
    queries.map((query) =>
      Promise.all(
        sockets.map(async (socket) => {
          const first = await firstOf(socket, `subscription { ${query} }`);
          waiting--;
          return toldBy(first);
        }),
      ),
    ),
  );
  while (waiting > 0) await Promise.race([told, happen().then(() => pause(200))]);
  for (const socket of sockets) await socket.dispose();
  return told;
}

/** Fetches or sends a file as one of them; a refusal without a code is the guard's, by the role. */
export async function playFile(
  play: Play,
  who: Who,
  { ask, file }: Pick<Asked, 'ask' | 'file'>,
): Promise<Told> {
  const headers = { authorization: `Bearer ${play.token(who)}` };
  const sent = file ? { method: 'POST', body: new Uint8Array(file) } : {};
  const response = await fetch(`${play.url}${ask}`, Object.assign({ headers }, sent));
  const data = await response.text();
  if (response.status === 200) return { outcome: 'yes', data };
  const { code } = JSON.parse(data) as { readonly code?: string };
  return { outcome: outcomeOf(null, code ?? 'FORBIDDEN'), data: null };
}
