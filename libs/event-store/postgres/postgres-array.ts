import { toBlob } from '../src/uuid-bytes.js';

/**
 * Array parameters in PostgreSQL's binary form (`array_send`): dimensions, flags, element type,
 * length, lower bound, then each element with its length. The driver's text form escapes every
 * quote of every JSON payload, which cost more than inserting the rows.
 */
const HEADER_BYTES = 20;
const TEXT = 25;
const UUID = 2950;

export function textArray(values: readonly string[]): Buffer {
  const lengths = values.map((value) => Buffer.byteLength(value));
  const array = allocate(TEXT, lengths);
  let at = HEADER_BYTES;
  values.forEach((value, i) => {
    at = array.writeInt32BE(lengths[i] ?? 0, at);
    at += array.write(value, at);
  });
  return array;
}

export function uuidArray(values: readonly string[]): Buffer {
  const blobs = values.map(toBlob);
  const array = allocate(
    UUID,
    blobs.map(({ length }) => length),
  );
  let at = HEADER_BYTES;
  for (const blob of blobs) {
    at = array.writeInt32BE(blob.length, at);
    at += blob.copy(array, at);
  }
  return array;
}

function allocate(elementType: number, lengths: readonly number[]): Buffer {
  const bytes = lengths.reduce((sum, length) => sum + 4 + length, HEADER_BYTES);
  const array = Buffer.allocUnsafe(bytes);
  [1, 0, elementType, lengths.length, 1].forEach((word, i) => array.writeInt32BE(word, 4 * i));
  return array;
}
