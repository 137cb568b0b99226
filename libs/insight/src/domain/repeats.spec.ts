import fc from 'fast-check';
import { distance } from 'geokdbush';
import { findRepeats } from './repeats.js';

/** One degree of latitude is about 111 195 m on a sphere of 6 371 km. */
const METRE = 1 / 111_195;
const at = (id: string, metresNorth: number, day = 1) => ({
  id,
  longitude: 116.5,
  latitude: 39.8 + metresNorth * METRE,
  raisedAt: `2026-11-${String(day).padStart(2, '0')}T01:00:00.000Z`,
});
const ids = (found: ReturnType<typeof findRepeats>) =>
  found.map(({ whistles }) => whistles.map(({ id }) => id));

describe('given whistles with their places', () => {
  it('when two lie within the radius, then they are a repeat, and just beyond it not', () => {
    const near = [at('a', 0, 2), at('b', 99, 1)];
    expect(ids(findRepeats(near, { radiusMetres: 100, least: 2 }))).toEqual([['b', 'a']]);
    const far = [at('a', 0), at('b', 101)];
    expect(findRepeats(far, { radiusMetres: 100, least: 2 })).toEqual([]);
  });

  it('when each is near another, then they are one place', () => {
    const chain = [at('a', 0, 1), at('b', 80, 2), at('c', 160, 3)];
    expect(ids(findRepeats(chain, { radiusMetres: 100, least: 3 }))).toEqual([['a', 'b', 'c']]);
  });

  it('when there are several places, then the most frequent comes first', () => {
    const places = [at('a', 0), at('b', 1), at('c', 5_000), at('d', 5_001), at('e', 5_002)];
    expect(ids(findRepeats(places, { radiusMetres: 50, least: 2 }))).toEqual([
      ['c', 'd', 'e'],
      ['a', 'b'],
    ]);
  });

  it('when many share one spot, then all are found', () => {
    const spot = Array.from({ length: 500 }, (_, index) => at(`w${index}`, 0));
    const [place] = findRepeats(spot, { radiusMetres: 10, least: 2 });
    expect(place?.whistles).toHaveLength(500);
    expect(place?.latitude).toBeCloseTo(39.8, 9);
  });

  it('when there are none, then there is nothing', () => {
    expect(findRepeats([], { radiusMetres: 100, least: 2 })).toEqual([]);
  });
});

/** Every pair is looked at: what the grouping means, and what it must come to. */
function naiveGroups(placed: readonly ReturnType<typeof at>[], radiusMetres: number): string[] {
  const groups = placed.map((_, index) => index);
  for (const [one, a] of placed.entries())
    for (const [other, b] of placed.entries()) {
      if (distance(a.longitude, a.latitude, b.longitude, b.latitude) * 1_000 > radiusMetres)
        continue;
      const [from, to] = [groups[other], groups[one]];
      groups.forEach((group, index) => {
        if (group === from) groups[index] = to!;
      });
    }
  return [...new Set(groups)]
    .map((group) => placed.filter((_, index) => groups[index] === group).map(({ id }) => id))
    .map((group) => group.sort().join(' '))
    .sort();
}

describe('given any whistles', () => {
  const spread = fc.constantFrom(0.0005, 0.005, 0.05, 1);
  const middle = fc.record({
    longitude: fc.constantFrom(116.5, -0.0001, 179.9999, -179.9999),
    latitude: fc.constantFrom(39.8, 0, -33.4, 71.2, 89.99),
  });
  const offsets = fc.array(
    fc.tuple(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
    ),
    { maxLength: 60 },
  );

  it('when they are grouped, then exactly as if each pair were looked at', () => {
    fc.assert(
      fc.property(
        middle,
        spread,
        offsets,
        fc.integer({ min: 10, max: 2_000 }),
        (mid, by, all, radiusMetres) => {
          const placed = all.map(([east, north], index) => ({
            ...at(`w${index}`, 0),
            longitude: mid.longitude + east * by,
            latitude: Math.min(90, mid.latitude + north * by),
          }));
          const found = findRepeats(placed, { radiusMetres, least: 1 });
          const groups = found.map(({ whistles }) =>
            whistles
              .map(({ id }) => id)
              .sort()
              .join(' '),
          );
          expect(groups.sort()).toEqual(naiveGroups(placed, radiusMetres));
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['at one spot', () => 0],
    ['within one radius', (index: number) => (index * 7_919) % 100],
    [
      'in two crowds just too far apart',
      (index: number) => (index % 2) * 101 + (index % 7) / 1_000,
    ],
  ])('turf 2492: when 20 000 lie %s, then it takes no longer than they are many', (_, north) => {
    const crowd = Array.from({ length: 20_000 }, (__, index) => at(`w${index}`, north(index)));
    const start = performance.now();
    const found = findRepeats(crowd, { radiusMetres: 100, least: 2 });
    // Thirty seconds when every pair was looked at; a tenth of a second now.
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(found.reduce((sum, { whistles }) => sum + whistles.length, 0)).toBe(20_000);
  });
});
