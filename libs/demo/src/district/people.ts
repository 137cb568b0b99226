import { GIVEN_NAMES, SURNAMES } from './words.js';

/** A deterministic hash. */
const hashOf = (text: string, index: number): number => {
  let sum = index * 7_919;
  for (const letter of text) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0;
  return sum;
};

/** A common name that means nobody; the same for the same unit and index. */
function nameOf(unit: string, index: number): string {
  const number = hashOf(unit, index);
  return `${SURNAMES[number % SURNAMES.length]}${GIVEN_NAMES[(number >>> 8) % GIVEN_NAMES.length]}`;
}

const PEOPLE_PER_UNIT = 4;

/** The few people of a unit who answer whistles and are on duty. */
export const officersOf = (unit: string): readonly string[] =>
  Array.from({ length: PEOPLE_PER_UNIT }, (_, index) => nameOf(unit, index));

/** The head of a unit. */
export const headOf = (unit: string): string => nameOf(unit, PEOPLE_PER_UNIT);

export interface Resident {
  readonly name: string;
  readonly phone: string;
}

/** People of a community who call now and then, the first ones most often. */
const RESIDENTS = 40;

/** Residents with telephone numbers that begin with 100, which no operator assigns. */
export function residentsOf(community: string): readonly Resident[] {
  return Array.from({ length: RESIDENTS }, (_, index) => {
    const number = hashOf(community, index + 100);
    const surname = SURNAMES[number % SURNAMES.length];
    const called = number % 3 === 0 ? ['女士', '先生'][(number >>> 5) % 2] : undefined;
    const given = GIVEN_NAMES[(number >>> 8) % GIVEN_NAMES.length];
    const digits = String(10_000_000 + (number % 89_999_999));
    return { name: `${surname}${called ?? given}`, phone: `100${digits}` };
  });
}
