import { newId } from '#event-sourcing';
import autocannon from 'autocannon';

import { tokenOf } from '../support/district.js';
import { EVIDENCE, sendPhoto } from '../support/evidence.js';
import { lifecycle, raising, type Step } from '../support/lifecycle.js';

const CONNECTIONS = 32;

export interface Tokens {
  readonly street: string;
  readonly 'dept-1': string;
}

export const tokensOf = async (url: string): Promise<Tokens> => ({
  street: await tokenOf(url, 'street'),
  'dept-1': await tokenOf(url, 'dept-1'),
});

export interface Load {
  readonly url: string;
  readonly tokens: Tokens;
  readonly seconds: number;
}

/** What was answered: operations in all, and a second. */
export interface Answered {
  readonly count: number;
  readonly perSecond: number;
}

/** What one connection is doing: the life whose steps it sends one after the other. */
interface Life {
  steps?: Step[];
}
type Make = (life: Life) => Step;

/** Requests that each connection repeats; every answer has to be an accepted one. */
async function load({ url, tokens, seconds }: Load, makes: readonly Make[]): Promise<Answered> {
  const refused: string[] = [];
  const requests = makes.map((make) => ({
    method: 'POST' as const,
    path: '/graphql',
    setupRequest: (request: autocannon.Request, life: object) => {
      const { as, body } = make(life as Life);
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens[as]}` };
      return { ...request, headers, body };
    },
    onResponse: (status: number, body: string) => {
      if (status !== 200 || /"errors"|Rejection"/.test(body)) refused.push(`${status} ${body}`);
    },
  }));
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, requests });
  const failed = refused[0] ?? (result.errors > 0 ? `${result.errors} connection errors` : null);
  if (failed !== null) throw new Error(`the load was refused: ${failed}`);
  const count = result['2xx'] / makes.length;
  return { count, perSecond: count / result.duration };
}

const nothing: Step = {
  as: 'street',
  mutation: 'doNothing',
  body: JSON.stringify({ query: 'mutation DoNothing { doNothing }' }),
};

export const emptyMutations = (on: Load): Promise<Answered> => load(on, [() => nothing]);

export const raises = (on: Load): Promise<Answered> => load(on, [() => raising(newId())]);

/** Whole lives of whistles, each step an answered request of its own. */
export async function lifecycles(on: Load): Promise<Answered> {
  await sendPhoto(on.url, on.tokens['dept-1']);
  return load(on, [
    (life) => {
      life.steps = lifecycle(newId(), EVIDENCE);
      return stepOf(life, 0);
    },
    ...[1, 2, 3, 4, 5].map((index) => (life: Life) => stepOf(life, index)),
  ]);
}

function stepOf({ steps }: Life, index: number): Step {
  const step = steps?.[index];
  if (!step) throw new Error(`no step ${index}`);
  return step;
}
