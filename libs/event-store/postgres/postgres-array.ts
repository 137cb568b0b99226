/**
 * Array parameters in PostgreSQL's binary form (`array_send`): dimensions, flags, element type,
 * length, lower bound, then each element with its length. The driver's text form escapes every
 * quote of every JSON payload, which cost more than inserting the rows.
 */
const HEADER_BYTES = 20;
const INT4 = 23;
const TEXT = 25;
const UUID = 2950;
const UUID_BYTES = 16;
/** Most bytes of a UTF-16 unit in UTF-8. */
const MOST_UNIT_BYTES = 3;

export function textArray(values: readonly string[]): Buffer {
  const units = values.reduce((sum, { length }) => sum + length, 0);
  // Space for the longest form, of which only what is written is touched: nothing is measured first.
  const array = allocate(TEXT, values.length, MOST_UNIT_BYTES * units);
  let at = HEADER_BYTES;
  for (const value of values) {
    const bytes = array.write(value, at + 4);
    at = array.writeInt32BE(bytes, at) + bytes;
  }
  return array.subarray(0, at);
}

export function uuidArray(values: readonly string[]): Buffer {
  const array = allocate(UUID, values.length, UUID_BYTES * values.length);
  let at = HEADER_BYTES;
  for (const value of values) {
    at = array.writeInt32BE(UUID_BYTES, at);
    at += array.write(value.replaceAll('-', ''), at, 'hex');
  }
  return array;
}

export function intArray(values: readonly number[]): Buffer {
  const array = allocate(INT4, values.length, 4 * values.length);
  let at = HEADER_BYTES;
  for (const value of values) at = array.writeInt32BE(value, array.writeInt32BE(4, at));
  return array;
}

function allocate(elementType: number, elements: number, bytes: number): Buffer {
  const array = Buffer.allocUnsafe(HEADER_BYTES + 4 * elements + bytes);
  [1, 0, elementType, elements, 1].forEach((word, i) => array.writeInt32BE(word, 4 * i));
  return array;
}
