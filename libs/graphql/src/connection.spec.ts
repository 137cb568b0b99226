import { decodeCursor, encodeCursor } from './connection.js';
import { cursorOf, textCursorOf } from './keyset.js';

const sent = (text: string): string => Buffer.from(text).toString('base64url');

describe('given the cursor of a page', () => {
  it('when it comes back, then it says what was put in', () => {
    expect(decodeCursor(encodeCursor(['due+', '2026-11-26', 7, null]))).toEqual([
      ...['due+', '2026-11-26', 7, null],
    ]);
    expect(cursorOf(encodeCursor(['due+', 'a', 7]), 'due+')).toEqual({ key: 'a', tie: 7 });
    expect(textCursorOf(encodeCursor(['due+', 'a', 'w']), 'due+')).toEqual({ key: 'a', tie: 'w' });
  });

  it.each([
    '["due+","a",1.5]',
    '["due+","a",1e300]',
    '["due+","a",9007199254740993]',
    '["due+","a\\u0000",1]',
    '["due+","\\ud83d",1]',
    '["due+",{},1]',
    '["due-","a",1]',
    '["due+","a","1"]',
    '["due+"]',
    '{}',
    'no JSON',
  ])('when it is %j, then it is refused as a cursor', (text) => {
    expect(() => cursorOf(sent(text), 'due+')).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ field: 'after' }) }),
    );
  });
});
