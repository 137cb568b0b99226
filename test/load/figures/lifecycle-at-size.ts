import { compare, type Figure, type Scale } from '../figure.js';
import { lifecycles } from '../http-load.js';
import { historyOf, loaded, type ServedDistrict, serveDistrict } from '../served-district.js';

const WARM_UP_SECONDS = { quick: 1, full: 3 };

const rate = (district: ServedDistrict, whistles: number, seconds: number) =>
  loaded(district, `lifecycle at ${whistles.toLocaleString('en')} whistles`, lifecycles, seconds);

/** What a large history costs those who work today: one million whistles, and next to none. */
export async function lifecycleAtSize(scale: Scale): Promise<Figure> {
  const { rounds, seconds, whistles, quick } = scale;
  const empty = await serveDistrict(await historyOf(scale, 0));
  const large = await serveDistrict(await historyOf(scale, whistles));
  try {
    for (const district of [empty, large])
      await rate(district, whistles, quick ? WARM_UP_SECONDS.quick : WARM_UP_SECONDS.full);
    return await compare(
      {
        name: 'lifecycle-at-1m-vs-empty',
        goal: '≥ 0.95',
        unit: 'lifecycles/s',
        what: `raise, acknowledge, arrive, report, resolve and rate over HTTP, 32 connections, projections running, at ${whistles.toLocaleString('en')} whistles vs near-empty`,
        baseline: () => rate(empty, 0, seconds),
        measured: () => rate(large, whistles, seconds),
      },
      rounds,
    );
  } finally {
    for (const district of [empty, large]) await district.stop();
  }
}
