import { compare, type Figure, quantile, type Scale } from '../figure.js';
import { lifecycles } from '../http-load.js';
import { historyOf, lastMonth, type ServedDistrict, serveDistrict } from '../served-district.js';
import { askDashboard } from '../dashboard-question.js';

const SMALL = 10_000;
const QUESTIONS = 40;

async function served({ folder, log }: Scale, whistles: number) {
  log(`  a history of ${whistles.toLocaleString('en')} whistles, and its read models`);
  return serveDistrict(await historyOf(folder, whistles));
}

function lifecycleRate({ url, tokens }: ServedDistrict, seconds: number): Promise<number> {
  return lifecycles({ url, tokens, seconds });
}

async function dashboardP95(district: ServedDistrict): Promise<number> {
  const ask = await askDashboard(district.url, lastMonth());
  const milliseconds: number[] = [];
  for (let question = 0; question < QUESTIONS; question++) {
    const start = performance.now();
    await ask();
    milliseconds.push(performance.now() - start);
  }
  return quantile(milliseconds, 0.95);
}

/** What a large history costs those who work today: one million whistles, and next to none. */
export async function largeHistory(scale: Scale): Promise<readonly Figure[]> {
  const { rounds, seconds, whistles } = scale;
  const few = Math.min(SMALL, whistles / 10);
  const empty = await served(scale, 0);
  const small = await served(scale, few);
  const large = await served(scale, whistles);
  try {
    await lifecycleRate(empty, 2);
    await lifecycleRate(large, 2);
    const lifecycle = await compare(
      {
        name: 'lifecycle-at-1m-vs-empty',
        goal: '≥ 0.9',
        unit: 'lifecycles/s',
        what: `raise, acknowledge, arrive, report, resolve and rate over HTTP, 32 connections, projections running, at ${whistles.toLocaleString('en')} whistles vs near-empty`,
        baseline: () => lifecycleRate(empty, seconds),
        measured: () => lifecycleRate(large, seconds),
      },
      rounds,
    );
    const dashboard = await compare(
      {
        name: 'dashboard-p95-1m-vs-10k',
        goal: '≤ 1.5',
        unit: 'ms',
        what: `p95 of the assessment dashboard at ${whistles.toLocaleString('en')} whistles vs at ${few.toLocaleString('en')}`,
        baseline: () => dashboardP95(small),
        measured: () => dashboardP95(large),
      },
      rounds,
    );
    return [lifecycle, dashboard];
  } finally {
    for (const district of [empty, small, large]) await district.stop();
  }
}
