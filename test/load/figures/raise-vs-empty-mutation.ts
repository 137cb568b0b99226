import { join } from 'node:path';

import { compare, type Figure, type Scale, shown } from '../figure.js';
import { emptyMutations, raises } from '../http-load.js';
import { loaded, prepare, type ServedDistrict, serveDistrict } from '../served-district.js';

const WARM_UP_SECONDS = { quick: 1, full: 4 };

const sidesOf = (served: ServedDistrict, seconds: number) => ({
  baseline: () => loaded(served, 'empty mutation', emptyMutations, seconds),
  measured: () => loaded(served, 'raise', raises, seconds),
});

/** What a raise costs, from the same load: nothing where threads cannot be told apart. */
function costsOf({ cpu = [] }: Figure): readonly Figure[] {
  const [raise, empty] = cpu;
  if (!raise || !empty) return [];
  const { main = NaN, projections = NaN } = raise.ms;
  const { main: baseline = NaN } = empty.ms;
  return [
    {
      name: 'raise-main-cpu-vs-empty',
      value: main / baseline,
      goal: '≤ 2',
      what: 'processor time of the main thread for a raise vs for an empty mutation, the same load as raise-vs-empty-mutation',
      measured: shown(main, 'ms', 3),
      baseline: shown(baseline, 'ms', 3),
    },
    {
      name: 'projection-cpu-per-raise',
      value: projections,
      goal: '≤ 0.35',
      what: 'milliseconds of processor time of the projection thread for a raise, until all read models have it',
      measured: shown(projections, 'ms', 3),
      baseline: 'none',
    },
  ];
}

export async function raiseVsEmptyMutation(scale: Scale): Promise<readonly Figure[]> {
  const { folder, seconds, rounds, quick } = scale;
  const dataDir = join(folder, 'raise');
  await prepare(dataDir);
  const served = await serveDistrict(dataDir);
  try {
    // Both sides run once unmeasured: code that is not yet compiled would be charged to the first.
    const warmUp = sidesOf(served, quick ? WARM_UP_SECONDS.quick : WARM_UP_SECONDS.full);
    await warmUp.baseline();
    await warmUp.measured();
    const sides = sidesOf(served, seconds);
    const figure = await compare(
      {
        name: 'raise-vs-empty-mutation',
        goal: '≥ 0.5',
        unit: 'mutations/s',
        what: 'raiseWhistle over HTTP, 32 connections, projections running, vs an empty mutation on the same stack',
        ...sides,
      },
      rounds,
    );
    return [figure, ...costsOf(figure)];
  } finally {
    await served.stop();
  }
}
