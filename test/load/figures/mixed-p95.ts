import { newId } from '#event-sourcing';
import { setTimeout as delay } from 'node:timers/promises';

import { DASHBOARD, DEADLINE_RISKS, OTHER_HEAVY, viewer } from '../dashboard-question.js';
import { cpuOf, type Figure, median, quantile, type Scale, shown } from '../figure.js';
import { Steps } from '../light-requests.js';
import { costOn, historyOf, type ServedDistrict, serveDistrict } from '../served-district.js';
import type { CpuPerOperation } from '../thread-cpu.js';

const KINDS = ['list', 'detail', 'raise'] as const;
type Kind = (typeof KINDS)[number];
/** Each kind is sent so often, whether the one before was answered or not. */
const EVERY_MS = 50;
const A_SECOND = 1_000;

interface Heard {
  readonly p95: Readonly<Record<Kind, number>>;
  readonly count: number;
}

/** Milliseconds from the moment at which each was due: waiting to be sent is waiting, too. */
async function atAPace(seconds: number, send: () => Promise<unknown>): Promise<number[]> {
  const start = performance.now();
  const milliseconds: number[] = [];
  const sent: Promise<void>[] = [];
  const one = async (due: number) => {
    await send();
    milliseconds.push(performance.now() - due);
  };
  for (let due = start; due < start + seconds * A_SECOND; due += EVERY_MS) {
    await delay(due - performance.now());
    const request = one(due);
    // It is waited for below: until then a failure is nobody's.
    request.catch(() => undefined);
    sent.push(request);
  }
  await Promise.all(sent);
  return milliseconds;
}

async function light(district: ServedDistrict, seconds: number): Promise<Heard> {
  const steps = new Steps(district);
  const ids = await steps.list();
  let turn = 0;
  const sends: Readonly<Record<Kind, () => Promise<unknown>>> = {
    list: () => steps.list(),
    detail: () => steps.detail(ids[(turn += 1) % ids.length] ?? ''),
    raise: () => steps.raise(newId()),
  };
  const times = await Promise.all(KINDS.map((kind) => atAPace(seconds, sends[kind])));
  const [list, detail, raise] = times.map((samples) => quantile(samples, 0.95));
  const count = times.reduce((sum, samples) => sum + samples.length, 0);
  return { p95: { list: list ?? NaN, detail: detail ?? NaN, raise: raise ?? NaN }, count };
}

/** Two boards that ask without a pause, one for the dashboard, one for everything else. */
class Boards {
  readonly #refused = new Map<string, number>();
  readonly #asked = new Map<string, number>();
  #over = false;

  /** While something else is done. */
  async during<T>(url: string, work: () => Promise<T>): Promise<T> {
    this.#over = false;
    const looping = Promise.all([
      this.#loop(url, [DASHBOARD]),
      this.#loop(url, [DEADLINE_RISKS, ...OTHER_HEAVY]),
    ]);
    try {
      return await work();
    } finally {
      this.#over = true;
      await looping;
    }
  }

  /** How often what was asked, and refused. */
  get told(): string {
    const of = ([name, count]: readonly [string, number]) => {
      const refused = this.#refused.get(name);
      return `${name} ${count}${refused ? ` (${refused} REFUSED)` : ''}`;
    };
    return [...this.#asked].map(of).join(', ');
  }

  async #loop(url: string, questions: readonly (typeof DASHBOARD)[]): Promise<void> {
    const client = await viewer(url);
    for (let turn = 0; !this.#over; turn++)
      for (const { name, query, variables } of questions) {
        if (this.#over) return;
        const { errors } = await client.send(query, variables(turn));
        this.#asked.set(name, (this.#asked.get(name) ?? 0) + 1);
        if (errors) this.#refused.set(name, (this.#refused.get(name) ?? 0) + 1);
      }
  }
}

interface Side extends Heard {
  readonly cpu: CpuPerOperation;
}

async function sideOf(
  district: ServedDistrict,
  how: string,
  work: () => Promise<Heard>,
): Promise<Side> {
  const { result, cpu } = await costOn(district, `light request, ${how}`, work);
  return { p95: result.p95, count: result.count, cpu };
}

/** What lists, details and raises wait for while boards are looked at, at the size of the history. */
export async function mixedP95(scale: Scale): Promise<Figure> {
  const { rounds, seconds, whistles } = scale;
  const district = await serveDistrict(await historyOf(scale, whistles));
  const boards = new Boards();
  const quiet = () => sideOf(district, 'quiet', () => light(district, seconds));
  const beside = () =>
    sideOf(district, 'boards beside', () =>
      boards.during(district.url, () => light(district, seconds)),
    );
  try {
    await light(district, 1);
    await boards.during(district.url, () => light(district, 1));
    const pairs: { quiet: Side; beside: Side }[] = [];
    for (let round = 0; round < rounds; round++)
      pairs.push({ quiet: await quiet(), beside: await beside() });
    return figureOf(pairs, { whistles, told: boards.told });
  } finally {
    await district.stop();
  }
}

function figureOf(
  pairs: readonly { readonly quiet: Side; readonly beside: Side }[],
  { whistles, told }: { readonly whistles: number; readonly told: string },
): Figure {
  const ratios = KINDS.map((kind) =>
    median(pairs.map(({ quiet, beside }) => beside.p95[kind] / quiet.p95[kind])),
  );
  const p95s = (sides: readonly Side[]) =>
    KINDS.map((kind) => `${kind} ${shown(median(sides.map(({ p95 }) => p95[kind])), 'ms', 1)}`);
  const quiet = pairs.map((pair) => pair.quiet);
  const beside = pairs.map((pair) => pair.beside);
  return {
    name: 'mixed-p95',
    value: Math.max(...ratios),
    goal: '≤ 2',
    what: `p95 of street lists, details and raises, ${A_SECOND / EVERY_MS} a second of each, beside two boards that ask without a pause vs without boards, at ${whistles.toLocaleString('en')} whistles; the worst of the three. The boards asked: ${told}`,
    measured: p95s(beside).join(', '),
    baseline: p95s(quiet).join(', '),
    cpu: cpuOf(
      beside.map(({ cpu }) => ({ amount: 0, cpu })),
      quiet.map(({ cpu }) => ({ amount: 0, cpu })),
    ),
  };
}
