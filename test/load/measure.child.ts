import type { Scale } from './figure.js';
import { FIGURES } from './figures/index.js';

/**
 * One measurement in a process of its own, so that nothing of the others is in its memory or its
 * compiled code: `measure NAME SCALE` sends its figures to the bench.
 */
const [name = '', scale = '{}'] = process.argv.slice(2);
const found = FIGURES.find(({ names }) => names.includes(name));
if (!found) throw new Error(`no figure ${name}`);

const log = (message: string): void => console.error(`  ${message}`);
const told = await found.measure({ ...(JSON.parse(scale) as Omit<Scale, 'log'>), log }).then(
  (figures) => ({ figures }),
  (error: unknown) => ({ failure: error instanceof Error ? error.message : String(error), error }),
);
if ('error' in told) console.error(told.error);
process.send?.(told, () => process.exit('error' in told ? 1 : 0));
