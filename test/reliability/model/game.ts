import fc from 'fast-check';

import type { Actor, Move1 } from './whistle-model.js';
import { MOVES } from './predict.js';

export const ACTORS = {
  S1: { role: 'street', organisation: 'street-1' },
  S2: { role: 'street', organisation: 'street-2' },
  C1: { role: 'community', organisation: 'community-1' },
  C2: { role: 'community', organisation: 'community-2' },
  D1: { role: 'department', organisation: 'dept-1' },
  D2: { role: 'department', organisation: 'dept-2' },
  D3: { role: 'department', organisation: 'dept-3' },
  D4: { role: 'department', organisation: 'dept-4' },
  Ce: { role: 'command-centre', organisation: 'district' },
  As: { role: 'assessment', organisation: 'district' },
} as const satisfies Readonly<Record<string, Actor>>;
export type Who = keyof typeof ACTORS;
const EVERYBODY = Object.keys(ACTORS) as Who[];

export interface Turn extends Move1 {
  /** Somebody; undefined: who has to do it. */
  readonly who: Who | undefined;
  /** Since the turn before. */
  readonly minutes: number;
  /** What is wrong with it beside what it asks for. */
  readonly wrong: 'nothing' | 'input' | 'revision';
  /** Sent once more, as after an answer that was lost. */
  readonly again: boolean;
}

export interface Game {
  readonly raiser: 'S1' | 'C1' | 'Ce';
  readonly turns: readonly Turn[];
}

const ENDS = ['closeWhistle', 'withdrawWhistle', 'withdrawDepartment', 'replaceDepartment'];
const WORK = [
  ...['acknowledgeSummons', 'contactStreet', 'arriveOnSite', 'reportResolution'],
  ...['confirmResolution', 'sendBackResolution', 'rateDepartment', 'pauseClock', 'resumeClock'],
];

const turn: fc.Arbitrary<Turn> = fc.record({
  name: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...MOVES.filter((name) => !ENDS.includes(name))) },
    { weight: 6, arbitrary: fc.constantFrom(...WORK) },
    { weight: 1, arbitrary: fc.constantFrom(...ENDS) },
  ),
  summons: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 5 })),
  department: fc.constantFrom('dept-1', 'dept-2', 'dept-3', 'dept-4'),
  hours: fc.constantFrom(12, 24, 72, 120, 121),
  who: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, fc.constantFrom(...EVERYBODY)),
  minutes: fc.oneof(
    { weight: 6, arbitrary: fc.nat(120) },
    { weight: 2, arbitrary: fc.nat(1_500) },
    { weight: 1, arbitrary: fc.nat(6_000) },
  ),
  wrong: fc.oneof(
    { weight: 16, arbitrary: fc.constant('nothing' as const) },
    fc.constantFrom('input' as const, 'revision' as const),
  ),
  again: fc.nat(9).map((n) => n === 0),
});

/** Any commands in any order by anybody, right or wrong, minutes or days apart. */
export const game: fc.Arbitrary<Game> = fc.record({
  raiser: fc.constantFrom('S1', 'C1', 'Ce'),
  turns: fc.array(turn, { minLength: 12, maxLength: 40, size: 'max' }),
});
