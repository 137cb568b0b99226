import type { Fate } from './fate.js';

/** What happens to a whistle besides its being answered; at most one thing. */
export type Twist = 'none' | 'replaced' | 'declined' | 'added' | 'released' | 'withdrawn';

export const TWISTS: readonly { readonly twist: Twist; readonly weight: number }[] = [
  { twist: 'none', weight: 82 },
  { twist: 'replaced', weight: 3 },
  { twist: 'declined', weight: 3 },
  { twist: 'added', weight: 5 },
  { twist: 'released', weight: 4 },
  { twist: 'withdrawn', weight: 3 },
];

/** What is settled beforehand; drawn where absent. */
export interface Settled {
  readonly twist?: Twist;
  readonly lead?: Partial<Fate>;
}
