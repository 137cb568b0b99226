import { newId } from '#event-sourcing';
import type { Client } from '../../support/graphql-client.js';
import {
  DASHBOARD,
  DEADLINE_RISKS,
  type HeavyQuestion,
  SCORECARDS,
  viewer,
} from '../dashboard-question.js';
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

/** How often a question is asked: so often, or until the time is up, whichever is first. */
interface Bounds {
  readonly times: number;
  readonly seconds: number;
}

const FEWEST = 5;
const WARM_UP: Bounds = { times: FEWEST, seconds: 0 };
const BOUNDS = { quick: { times: 22, seconds: 8 }, full: { times: 110, seconds: 60 } };

class Refusals {
  count = 0;

  get told(): string {
    return this.count === 0
      ? ''
      : `; ${this.count} QUESTIONS WERE REFUSED and count with the time that took`;
  }
}

/** Before each question a whistle is blown: an answer kept since the last one is not what people get. */
async function p95Of(
  { whistles, district, client, steps }: Asking,
  { name, query, variables }: HeavyQuestion,
  { times, seconds }: Bounds,
  refusals: Refusals,
): Promise<Sample> {
  const milliseconds: number[] = [];
  const ask = async () => {
    const until = performance.now() + seconds * 1_000;
    for (let turn = 0; turn < times && (turn < FEWEST || performance.now() < until); turn++) {
      await steps.raise(newId());
      const start = performance.now();
      const { errors } = await client.send(query, variables(turn));
      milliseconds.push(performance.now() - start);
      if (errors) refusals.count += 1;
    }
    return { count: milliseconds.length };
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
  const figureOf = async (name: string, goal: string, question: HeavyQuestion) => {
    const refusals = new Refusals();
    const side = (asking: Asking, bounds: Bounds) => p95Of(asking, question, bounds, refusals);
    // Code that is not yet compiled would be charged to the first side.
    for (const one of [small, large]) await side(one, WARM_UP);
    const bounds = quick ? BOUNDS.quick : BOUNDS.full;
    const what = `p95 of ${question.name} at ${amount(whistles)} whistles vs at ${amount(few)}, the log moving on before each question`;
    const sides = {
      baseline: () => side(small, bounds),
      measured: () => side(large, bounds),
    };
    const figure = await compare({ name, goal, unit: 'ms', digits: 1, what, ...sides }, rounds);
    return { ...figure, what: what + refusals.told };
  };
  try {
    return [
      await figureOf('dashboard-p95-1m-vs-10k', '≤ 1.2', DASHBOARD),
      await figureOf('scorecards-60x12-at-1m', '≤ 1.2', SCORECARDS),
      await figureOf('deadline-risks-p95-1m-vs-10k', '≤ 1.5', DEADLINE_RISKS),
    ];
  } finally {
    for (const { district } of [small, large]) await district.stop();
  }
}
