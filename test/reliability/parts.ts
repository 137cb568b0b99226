import { CLOCKS } from './clock.js';
import { CORRUPT } from './corrupt.js';
import { FULL_DISKS } from './disk-full.js';
import { FUZZED } from './fuzz.js';
import { KILLS } from './kill.js';
import { MODELLED } from './model.js';
import type { Part } from './part.js';
import { READ_ONLY } from './read-only.js';

/** In the order in which they are done. */
export const PARTS: readonly Part[] = [
  ...KILLS,
  ...FULL_DISKS,
  ...READ_ONLY,
  ...CLOCKS,
  ...CORRUPT,
  ...MODELLED,
  ...FUZZED,
];
