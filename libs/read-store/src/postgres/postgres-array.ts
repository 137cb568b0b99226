/** Type of text in the server's catalogue. */
const TEXT = 25;
/** Number of dimensions, whether there are nulls, type, length and first index. */
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;

/** No text of PostgreSQL holds NUL. */
const keepable = (text: string): string =>
  text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text;

/**
 * An array of text as the server's binary format has it: nothing is escaped here or parsed there.
 * Characters that no text of PostgreSQL can hold, NUL and unpaired surrogates, become U+FFFD.
 */
export function binaryTexts(values: readonly (string | null)[]): Buffer {
  let size = HEADER_BYTES + LENGTH_BYTES * values.length;
  let nulls = 0;
  const texts = values.map((value) => {
    if (value === null) nulls = 1;
    const text = value === null ? null : keepable(value);
    size += text === null ? 0 : Buffer.byteLength(text);
    return text;
  });
  const array = Buffer.allocUnsafe(size);
  let at = 0;
  for (const field of [1, nulls, TEXT, values.length, 1]) at = array.writeInt32BE(field, at);
  for (const text of texts) at = writeText(array, text, at);
  return array;
}

/** Returns where the next one begins. */
function writeText(array: Buffer, text: string | null, at: number): number {
  if (text === null) return array.writeInt32BE(-1, at);
  const length = array.write(text, at + LENGTH_BYTES);
  array.writeInt32BE(length, at);
  return at + LENGTH_BYTES + length;
}
