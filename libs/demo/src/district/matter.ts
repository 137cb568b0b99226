/** When such a thing is noticed. */
export type Rhythm = 'office' | 'market' | 'night' | 'any';

/** A sort of problem that streets whistle about. */
export interface Matter {
  /** Class of GB/T 30428.2: main class as `#whistle` numbers them, and a sub-class. */
  readonly category: string;
  /** How often it comes up, relative to the others. */
  readonly weight: number;
  readonly titles: readonly string[];
  readonly descriptions: readonly string[];
  /** What stands at the address. */
  readonly spots: readonly string[];
  /** Organisation that leads. */
  readonly lead: string;
  /** Those who are called with it at times. */
  readonly assisting: readonly string[];
  readonly rhythm: Rhythm;
  /** Chances of a routine, joint-enforcement and emergency whistle, relative to one another. */
  readonly kinds: readonly [number, number, number];
  /** How the matter is reported as done. */
  readonly outcomes: readonly string[];
}
