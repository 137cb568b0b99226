/**
 * Search in Chinese text without a dictionary: every two neighbouring characters are a token
 * (占道经营 → 占道 道经 经营 营), of other scripts every three (20261 → 202 026 261 61 1). A query of as
 * many characters or more is the phrase of its tokens, so whatever it finds contains it, wherever in a
 * word or number; a shorter one is the beginning of a token. Ids are made of random signs, in which any
 * three would be found by chance: their groups are tokens as they are, found by how they begin.
 *
 * The tokens are the same for every database.
 */
const RUNS = /\p{Script=Han}+|[\p{L}\p{N}\p{M}]+/gu;
const HAN = /^\p{Script=Han}/u;
/** Anything between runs that is no letter: a query's parts on both sides need not be neighbours. */
const PARTS = /[^\p{L}\p{N}\p{M}]+/u;

/** A row and what it is found by. */
export interface Searchable {
  readonly id: string;
  readonly text: string;
  /** The number by which the service knows it: found by its groups. */
  readonly code: string;
}

/** Tokens that follow one another. */
export interface Phrase {
  readonly tokens: readonly string[];
  /** The last one is the beginning of a token. */
  readonly open: boolean;
  /** What finds it as well: the beginning of a token that is one group of a code. */
  readonly group?: string;
}

const normalised = (text: string): string => text.normalize('NFKC').toLowerCase();

/** 〇 and 々 are Han as well; words of other scripts end where Han begins. */
function runsOf(text: string): string[] {
  return (text.match(RUNS) ?? []).flatMap(
    (run) => run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [],
  );
}

/** Characters of a token. */
const sizeIn = (run: string): number => (HAN.test(run) ? 2 : 3);

/** The tokens of a run, then what is left at its end, so that every character begins a token. */
function tokensOfRun(run: string): string[] {
  const characters = [...run];
  const size = sizeIn(run);
  return characters.map((_, index) => characters.slice(index, index + size).join(''));
}

/** What the index keeps of a text: letters, digits and marks only, in order. */
const searchTokens = (text: string): string[] => runsOf(normalised(text)).flatMap(tokensOfRun);

/** What the index keeps of a text and the code beside it, whose groups stay as they are. */
export const tokensOf = ({ text, code }: Omit<Searchable, 'id'>): string[] => [
  ...searchTokens(text),
  ...runsOf(normalised(code)),
];

/** One part of a query, without spaces, as a phrase. */
function phrase(part: string): Phrase | undefined {
  const runs = runsOf(part);
  const last = runs.pop();
  if (last === undefined) return undefined;
  const tokens = tokensOfRun(last);
  const rest = sizeIn(last) - 1;
  // Of a run that is long enough every token is whole; of a shorter one the first says it all.
  const open = tokens.length <= rest;
  const ending = open ? tokens.slice(0, 1) : tokens.slice(0, -rest);
  const group = runs.length === 0 && !open && !HAN.test(last) ? { group: last } : {};
  return { tokens: [...runs.flatMap(tokensOfRun), ...ending], open, ...group };
}

/** The phrases that must all be there; none where what was typed holds no letter or digit. */
export const phrasesOf = (text: string): readonly Phrase[] =>
  normalised(text)
    .split(PARTS)
    .flatMap((part) => phrase(part) ?? []);
