import { repeats } from './repeats.js';

/** One degree of latitude is about 111 195 m on a sphere of 6 371 km. */
const METRE = 1 / 111_195;
const at = (id: string, metresNorth: number, day = 1) => ({
  ...{ id, longitude: 116.5, latitude: 39.8 + metresNorth * METRE },
  raisedAt: `2026-11-${String(day).padStart(2, '0')}T01:00:00.000Z`,
});
const ids = (found: ReturnType<typeof repeats>) =>
  found.map(({ whistles }) => whistles.map(({ id }) => id));

describe('given whistles with their places', () => {
  it('when two lie within the radius, then they are a repeat, and just beyond it not', () => {
    const near = [at('a', 0, 2), at('b', 99, 1)];
    expect(ids(repeats(near, { radiusMetres: 100, least: 2 }))).toEqual([['b', 'a']]);
    const far = [at('a', 0), at('b', 101)];
    expect(repeats(far, { radiusMetres: 100, least: 2 })).toEqual([]);
  });

  it('when each is near another, then they are one place', () => {
    const chain = [at('a', 0, 1), at('b', 80, 2), at('c', 160, 3)];
    expect(ids(repeats(chain, { radiusMetres: 100, least: 3 }))).toEqual([['a', 'b', 'c']]);
  });

  it('when there are several places, then the most frequent comes first', () => {
    const places = [at('a', 0), at('b', 1), at('c', 5_000), at('d', 5_001), at('e', 5_002)];
    expect(ids(repeats(places, { radiusMetres: 50, least: 2 }))).toEqual([
      ['c', 'd', 'e'],
      ['a', 'b'],
    ]);
  });

  it('when many share one spot, then all are found', () => {
    const spot = Array.from({ length: 500 }, (_, index) => at(`w${index}`, 0));
    const [place] = repeats(spot, { radiusMetres: 10, least: 2 });
    expect(place?.whistles).toHaveLength(500);
    expect(place?.latitude).toBeCloseTo(39.8, 9);
  });

  it('when there are none, then there is nothing', () => {
    expect(repeats([], { radiusMetres: 100, least: 2 })).toEqual([]);
  });
});
