import { type Kysely, type RawBuilder, sql } from 'kysely';

/**
 * Search in Chinese text without a dictionary: every two neighbouring characters are a token
 * (占道经营 → 占道 道经 经营 营), other scripts are words. A query of n characters is the phrase of
 * its pairs, so whatever it finds contains it; one character is the beginning of a pair.
 *
 * The statements are SQLite's FTS5; the tokens are our own, so another database can take the same
 * ones (PostgreSQL: a `tsvector` of them).
 */
const RUNS = /\p{Script=Han}+|[\p{L}\p{N}\p{M}]+/gu;
const HAN = /^\p{Script=Han}/u;
/** Anything between runs that is no letter: a query's parts on both sides need not be neighbours. */
const PARTS = /[^\p{L}\p{N}\p{M}]+/u;

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

/** What the index keeps of a text. */
export const searchTokens = (text: string): string =>
  runsOf(normalised(text)).flatMap(tokensOfRun).join(' ');

/** One part of a query, without spaces, as a phrase; words and single characters are beginnings. */
function phrase(part: string): string | undefined {
  const runs = runsOf(part);
  const last = runs.pop();
  if (last === undefined) return undefined;
  const pairs = tokensOfRun(last);
  const whole = HAN.test(last) && pairs.length > 1;
  const ending = whole ? pairs.slice(0, -1) : pairs;
  const tokens = [...runs.flatMap(tokensOfRun), ...ending];
  return `"${tokens.join(' ')}"${whole ? '' : ' *'}`;
}

/** The index's query for what a person typed; undefined where that holds no letter or digit. */
export function searchQuery(text: string): string | undefined {
  const phrases = normalised(text)
    .split(PARTS)
    .flatMap((part) => phrase(part) ?? []);
  return phrases.length > 0 ? phrases.join(' AND ') : undefined;
}

/** The index holds tokens only: the texts are elsewhere, and a whistle's never changes. */
export async function createSearch<T>(db: Kysely<T>): Promise<void> {
  await sql`create virtual table whistle_search using fts5(
    tokens, content = '', columnsize = 0, tokenize = 'ascii')`.execute(db);
}

/** Merges what the first load left in many pieces. */
export async function optimiseSearch<T>(db: Kysely<T>): Promise<void> {
  await sql`insert into whistle_search(whistle_search) values ('optimize')`.execute(db);
}

export interface Searchable {
  readonly id: string;
  readonly text: string;
}

/** Adds texts of whistles whose rows exist and that were never added before. */
export async function addToSearch<T>(tx: Kysely<T>, texts: readonly Searchable[]): Promise<void> {
  if (texts.length === 0) return;
  const rows = JSON.stringify(texts.map(({ id, text }) => [id, searchTokens(text)]));
  await sql`insert into whistle_search(rowid, tokens)
    select w.no, j.value ->> 1 from json_each(${rows}) j
    cross join whistles w where w.id = j.value ->> 0`.execute(tx);
}

/** A `select` of the numbers (`no`) of the whistles that match a {@link searchQuery}. */
export const matching = (query: string): RawBuilder<unknown> =>
  sql`select rowid as no from whistle_search where whistle_search match ${query}`;
