import { randomUUID } from 'node:crypto';

import type { Client } from '../../support/graphql-client.js';
import { DASHBOARD, DEADLINE_RISKS, type HeavyQuestion, viewer } from '../dashboard-question.js';
import { compare, type Figure, quantile, type Sample, type Scale } from '../figure.js';
import { Steps } from '../light-requests.js';
import {
  costOn,
  historyOf,
  type ServedDistrict,
  serveDistrict,
  smallOf,
} from '../served-district.js';

const amount = (whistles: number): string => whistles.toLocaleString('en');

const QUESTIONS = { quick: 22, full: 66 };

interface Asking {
  readonly whistles: number;
  readonly district: ServedDistrict;
  readonly client: Client;
  readonly steps: Steps;
}

async function askingAt(scale: Scale, whistles: number): Promise<Asking> {
  const district = await serveDistrict(await historyOf(scale, whistles));
  return { whistles, district, client: await viewer(district.url), steps: new Steps(district) };
}

/** Before each question a whistle is blown: an answer kept since the last one is not what people get. */
async function p95Of(
  { whistles, district, client, steps }: Asking,
  { name, query, variables }: HeavyQuestion,
  count: number,
): Promise<Sample> {
  const milliseconds: number[] = [];
  const ask = async () => {
    for (let turn = 0; turn < count; turn++) {
      await steps.raise(randomUUID());
      const start = performance.now();
      await client.ask(query, variables(turn));
      milliseconds.push(performance.now() - start);
    }
    return { count };
  };
  const operation = `${name} and a raise, at ${amount(whistles)} whistles`;
  const { cpu } = await costOn(district, operation, ask);
  return { amount: quantile(milliseconds, 0.95), cpu };
}

/** What a large history costs those who ask much of it. */
export async function questionsAtSize(scale: Scale): Promise<readonly Figure[]> {
  const { rounds, whistles, quick } = scale;
  const few = smallOf(scale);
  const small = await askingAt(scale, few);
  const large = await askingAt(scale, whistles);
  const times = quick ? QUESTIONS.quick : QUESTIONS.full;
  const figureOf = async (name: string, goal: string, question: HeavyQuestion) => {
    // Code that is not yet compiled would be charged to the first side.
    for (const side of [small, large]) await p95Of(side, question, 5);
    const what = `p95 of ${question.name} at ${amount(whistles)} whistles vs at ${amount(few)}, the log moving on before each question`;
    const sides = {
      baseline: () => p95Of(small, question, times),
      measured: () => p95Of(large, question, times),
    };
    return compare({ name, goal, unit: 'ms', digits: 1, what, ...sides }, rounds);
  };
  try {
    return [
      await figureOf('dashboard-p95-1m-vs-10k', '≤ 1.2', DASHBOARD),
      await figureOf('deadline-risks-p95-1m-vs-10k', '≤ 1.5', DEADLINE_RISKS),
    ];
  } finally {
    for (const { district } of [small, large]) await district.stop();
  }
}
