import { toToken } from './numbered-position.js';
import { eventsBetween, placeOf } from './position-places.js';

const bytes = (at: number) => {
  const digits = String(at).padStart(20, '0');
  return `${digits}-${digits}`;
};

describe('given positions of a log', () => {
  it('when they number its events, then those between them are counted', () => {
    expect(eventsBetween(toToken(3), toToken(10))).toBe(7);
    expect(eventsBetween(undefined, toToken(10))).toBe(10);
    expect(eventsBetween(undefined, undefined)).toBe(0);
  });

  it('when they are bytes, then they are no number of events, and still show how far something is', () => {
    expect(eventsBetween(bytes(1_000), bytes(9_000))).toBeUndefined();
    expect(eventsBetween(undefined, bytes(9_000))).toBeUndefined();
    expect([placeOf(bytes(9_000)), placeOf(toToken(7)), placeOf(undefined)]).toEqual([9_000, 7, 0]);
  });
});
