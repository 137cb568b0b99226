/** A place in a template: `{claim}`, `{claim#1}` for what its first `*` stood for, `{claim|table}`. */
export interface Piece {
  readonly claim: string;
  readonly star?: number;
  readonly table?: string;
}

const PLACE = /\{([^{}|#]+)(?:#([1-3]))?(?:\|([\w-]+))?\}/g;

const pieceOfMatch = ([, claim = '', star, table]: RegExpMatchArray): Piece => ({
  claim,
  ...(star !== undefined && { star: Number(star) }),
  ...(table !== undefined && { table }),
});

/** The places of a template; undefined where a brace is none of them. */
export function piecesOf(template: string): readonly Piece[] | undefined {
  if (/[{}]/.test(template.replaceAll(PLACE, ''))) return undefined;
  return [...template.matchAll(PLACE)].map(pieceOfMatch);
}

/** The template with its places filled; the first place that nothing is known for otherwise. */
export function filled(
  template: string,
  textOf: (piece: Piece) => string | undefined,
): { readonly text: string } | { readonly missing: Piece } {
  const pieces = (piecesOf(template) ?? []).map((piece) => ({ piece, text: textOf(piece) }));
  const missing = pieces.find(({ text }) => text === undefined);
  if (missing) return { missing: missing.piece };
  let next = 0;
  return { text: template.replaceAll(PLACE, () => pieces[next++]?.text ?? '').trim() };
}

/** Why nothing is known for a place, in Chinese. */
export const lackOf = ({ claim, table }: Piece): string =>
  table === undefined ? `缺少声明 ${claim}` : `对照表 ${table} 中没有声明 ${claim} 的值`;
