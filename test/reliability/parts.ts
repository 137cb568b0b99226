import { FUZZED } from './fuzz.js';
import { KILLS } from './kill.js';
import { MODELLED } from './model.js';
import type { Part } from './part.js';

/** In the order in which they are done. */
export const PARTS: readonly Part[] = [...KILLS, ...MODELLED, ...FUZZED];
