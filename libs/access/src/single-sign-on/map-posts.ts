import { isPost, LONGEST_POST, MOST_POSTS, normalisePosts } from '../domain/account-posts.js';
import { filled, lackOf, type Piece, piecesOf } from './templates.js';

/** The posts that a rule gives, and why some that it names are not among them, in Chinese. */
export interface MappedPosts {
  /** Undefined where the rule says nothing of posts. */
  readonly posts: readonly string[] | undefined;
  readonly notes: readonly string[];
}

/** What a place stands for; undefined where nothing is known for it. */
type TextOf = (piece: Piece) => string | undefined;
/** The same for each value of a claim, by the table of the place. */
type EntriesOf = (piece: Piece) => readonly (string | undefined)[];

const isListed = ({ star, table }: Piece): boolean => star === undefined && table !== undefined;

/** A person may hold several posts, or be in many groups: each value that is in the table counts. */
function fillings(template: string, textOf: TextOf, entriesOf: EntriesOf) {
  const listed = piecesOf(template)?.find(isListed);
  if (!listed) return [filled(template, textOf)];
  const { claim, table } = listed;
  const isThere = (piece: Piece) =>
    isListed(piece) && piece.claim === claim && piece.table === table;
  const entries = entriesOf(listed);
  return (entries.length > 0 ? entries : [undefined]).map((entry) =>
    filled(template, (piece) => (isThere(piece) ? entry : textOf(piece))),
  );
}

function ofTemplate(template: string, textOf: TextOf, entriesOf: EntriesOf) {
  const done = fillings(template, textOf, entriesOf);
  const texts = done.flatMap((one) => ('text' in one ? [one.text] : []));
  const missing = done.find((one) => 'missing' in one);
  const lacks = texts.length > 0 || !missing ? [] : [`${lackOf(missing.missing)}，不给这项职务`];
  return { texts, lacks };
}

/**
 * What of the posts is there: one that nothing is known for is left out, because whoever holds none may
 * still sign in.
 * @param templates undefined where the rule says nothing of posts
 */
export function mapPosts(
  templates: readonly string[] | undefined,
  textOf: TextOf,
  entriesOf: EntriesOf,
): MappedPosts {
  if (!templates) return { posts: undefined, notes: [] };
  const done = templates.map((template) => ofTemplate(template, textOf, entriesOf));
  const named = normalisePosts(done.flatMap(({ texts }) => texts));
  const posts = named.filter(isPost);
  const notes = [
    ...done.flatMap(({ lacks }) => lacks),
    ...(posts.length < named.length ? [`职务须为 1–${LONGEST_POST} 个字，其余不给`] : []),
    ...(posts.length > MOST_POSTS ? [`职务至多 ${MOST_POSTS} 个，只给前 ${MOST_POSTS} 个`] : []),
  ];
  return { posts: posts.slice(0, MOST_POSTS), notes };
}
