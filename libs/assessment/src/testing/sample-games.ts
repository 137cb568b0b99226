import type { Turn } from './played-whistles.js';

/** A fixed game of seven whistles over some weeks, in which nearly everything happens once. */
export const aGame: readonly Turn[] = Array.from({ length: 600 }, (_, n) => ({
  whistle: n % 17,
  act: (n * 5 + 3) % 13,
  pick: (n * 11 + (n >> 4)) % 60,
  minutes: (n * 37) % 400,
}));
