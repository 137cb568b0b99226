import { GIVEN_NAMES, SURNAMES } from './words.js';

/** Neighbouring numbers far apart, the same on every machine. */
const spread = (text: string, index: number): number => {
  let sum = index * 7_919;
  for (const letter of text) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0;
  return sum;
};

/** A common name that means nobody; the same for the same unit and index. */
function nameOf(unit: string, index: number): string {
  const number = spread(unit, index);
  return `${SURNAMES[number % SURNAMES.length]}${GIVEN_NAMES[(number >>> 8) % GIVEN_NAMES.length]}`;
}

const A_UNIT = 4;

/** The people of a unit who answer whistles and are on duty: the same ones come again. */
export const officersOf = (unit: string): readonly string[] =>
  Array.from({ length: A_UNIT }, (_, index) => nameOf(unit, index));

/** Who heads a unit and signs for it. */
export const headOf = (unit: string): string => nameOf(unit, A_UNIT);

export interface Resident {
  readonly name: string;
  readonly phone: string;
}

/** So many people of a community call now and then, the first of them most. */
const RESIDENTS = 40;

/** No operator has numbers that begin with 100: nobody is called by accident. */
export function residentsOf(community: string): readonly Resident[] {
  return Array.from({ length: RESIDENTS }, (_, index) => {
    const number = spread(community, index + 100);
    const surname = SURNAMES[number % SURNAMES.length];
    const called = number % 3 === 0 ? ['女士', '先生'][(number >>> 5) % 2] : undefined;
    const given = GIVEN_NAMES[(number >>> 8) % GIVEN_NAMES.length];
    const digits = String(10_000_000 + (number % 89_999_999));
    return { name: `${surname}${called ?? given}`, phone: `100${digits}` };
  });
}
