import type { Fate } from './fate.js';

/** A special event in a whistle's course; at most one. */
export type Twist = 'none' | 'replaced' | 'declined' | 'added' | 'released' | 'withdrawn';

export const TWISTS: readonly { readonly twist: Twist; readonly weight: number }[] = [
  { twist: 'none', weight: 82 },
  { twist: 'replaced', weight: 3 },
  { twist: 'declined', weight: 3 },
  { twist: 'added', weight: 5 },
  { twist: 'released', weight: 4 },
  { twist: 'withdrawn', weight: 3 },
];

/** What is fixed beforehand; drawn where absent. */
export interface Preset {
  readonly twist?: Twist;
  readonly lead?: Partial<Fate>;
}
