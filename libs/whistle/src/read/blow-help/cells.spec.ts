import fc from 'fast-check';
import { distance } from 'geokdbush';
import { cellOf, cellsAround } from './cells.js';

const point = fc.record({
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  latitude: fc.double({ min: -75, max: 75, noNaN: true }),
});
const offset = fc.double({ min: -0.03, max: 0.03, noNaN: true });

describe('given a grid of cells', () => {
  it('when two points are near each other, then the cell of one is among those around the other', () => {
    fc.assert(
      fc.property(
        point,
        fc.record({ east: offset, north: offset, radius: fc.integer({ min: 1, max: 2_000 }) }),
        (here, { east, north, radius }) => {
          const longitude = ((here.longitude + east + 540) % 360) - 180;
          const there = { longitude, latitude: here.latitude + north };
          const apart = distance(here.longitude, here.latitude, longitude, there.latitude) * 1_000;
          fc.pre(apart <= radius);
          expect(cellsAround(here, radius)).toContain(cellOf(there));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('when a search is as wide as it may be, then the cells are few, wherever it is', () => {
    fc.assert(
      fc.property(point, (here) => {
        expect(cellsAround(here, 2_000).length).toBeLessThanOrEqual(5 * 17);
      }),
    );
    expect(cellsAround({ longitude: 116.4, latitude: 39.9 }, 2_000).length).toBeLessThanOrEqual(30);
  });

  it('when a number of a cell is kept, then an integer column holds it', () => {
    expect(cellOf({ longitude: 180, latitude: 90 })).toBeLessThan(2 ** 31);
    expect(cellOf({ longitude: 180, latitude: 10 })).toBe(
      cellOf({ longitude: -180, latitude: 10 }),
    );
  });
});
