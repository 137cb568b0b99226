/**
 * Search in Chinese text without a dictionary: every two neighbouring characters are a token
 * (占道经营 → 占道 道经 经营 营), other scripts are words. A query of n characters is the phrase of
 * its pairs, so whatever it finds contains it; one character is the beginning of a pair.
 *
 * The tokens are our own and the same for every database; how they are kept and found is each one's.
 */
const RUNS = /\p{Script=Han}+|[\p{L}\p{N}\p{M}]+/gu;
const HAN = /^\p{Script=Han}/u;
/** Anything between runs that is no letter: a query's parts on both sides need not be neighbours. */
const PARTS = /[^\p{L}\p{N}\p{M}]+/u;

/** Tokens that follow one another. */
export interface Phrase {
  readonly tokens: readonly string[];
  /** The last one is the beginning of a token. */
  readonly open: boolean;
}

const normalised = (text: string): string => text.normalize('NFKC').toLowerCase();

/** 〇 and 々 are Han as well; words of other scripts end where Han begins. */
function runsOf(text: string): string[] {
  return (text.match(RUNS) ?? []).flatMap(
    (run) => run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [],
  );
}

/** The pairs of a run, then its last character alone, so that every character begins a token. */
function tokensOfRun(run: string): string[] {
  if (!HAN.test(run)) return [run];
  const characters = [...run];
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/** What the index keeps of a text: letters, digits and marks only, in order. */
export const searchTokens = (text: string): string[] =>
  runsOf(normalised(text)).flatMap(tokensOfRun);

/** One part of a query, without spaces, as a phrase; words and single characters are beginnings. */
function phrase(part: string): Phrase | undefined {
  const runs = runsOf(part);
  const last = runs.pop();
  if (last === undefined) return undefined;
  const pairs = tokensOfRun(last);
  const whole = HAN.test(last) && pairs.length > 1;
  const ending = whole ? pairs.slice(0, -1) : pairs;
  return { tokens: [...runs.flatMap(tokensOfRun), ...ending], open: !whole };
}

/** The phrases that must all be there; none where what was typed holds no letter or digit. */
export const phrasesOf = (text: string): readonly Phrase[] =>
  normalised(text)
    .split(PARTS)
    .flatMap((part) => phrase(part) ?? []);
