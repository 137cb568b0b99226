/** At which hours such a problem is noticed. */
export type Rhythm = 'office' | 'market' | 'night' | 'any';

/** Chances of a routine, joint-enforcement, emergency and hard-problem whistle, relative to one another. */
export type KindOdds = readonly [
  routine: number,
  jointEnforcement: number,
  emergency: number,
  hardProblem: number,
];

/** One problem with texts that fit together, from the blow to the report. */
export interface Case {
  readonly title: string;
  readonly description: string;
  /** Places in an address where it may occur. */
  readonly spots: readonly string[];
  /** What the leading department reports: first, and where it was sent back before. */
  readonly outcome: string;
  readonly kinds: KindOdds;
}

/** A sort of problem that streets whistle about. */
export interface Matter {
  /** Class of GB/T 30428.2: main class as `#whistle` numbers them, and a sub-class. */
  readonly category: string;
  /** How often it comes up, relative to the others. */
  readonly weight: number;
  /** Organisation that leads. */
  readonly lead: string;
  /** Those who are called with it at times. */
  readonly assisting: readonly string[];
  readonly rhythm: Rhythm;
  readonly cases: readonly Case[];
}

/** Reads `title | description | spots, separated by 、 | outcome`. */
export const caseOf = (text: string, kinds: KindOdds): Case => {
  const [title = '', description = '', spots = '', outcome = ''] = text
    .split('|')
    .map((part) => part.trim());
  return { title, description, spots: spots.split('、'), outcome, kinds };
};
