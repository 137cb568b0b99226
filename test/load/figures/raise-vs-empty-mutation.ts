import { join } from 'node:path';

import { compare, type Figure, type Scale } from '../figure.js';
import { emptyMutations, raises } from '../http-load.js';
import { prepare, serveDistrict } from '../served-district.js';

export async function raiseVsEmptyMutation({ folder, seconds, rounds }: Scale): Promise<Figure> {
  const dataDir = join(folder, 'raise');
  await prepare(dataDir);
  const served = await serveDistrict(dataDir);
  const on = { url: served.url, tokens: served.tokens, seconds };
  try {
    // Both sides run once unmeasured: code that is not yet compiled would be charged to the first.
    await emptyMutations({ ...on, seconds: 2 });
    await raises({ ...on, seconds: 2 });
    return await compare(
      {
        name: 'raise-vs-empty-mutation',
        goal: '≥ 0.7',
        unit: 'mutations/s',
        what: 'raiseWhistle over HTTP, 32 connections, projections running, vs an empty mutation on the same stack',
        baseline: () => emptyMutations(on),
        measured: () => raises(on),
      },
      rounds,
    );
  } finally {
    await served.stop();
  }
}
