/** Metres of one degree of a great circle on a sphere of 6 371 km. */
const DEGREE_METRES = 111_194.9;

/** Diagonal of a cell as a share of the radius; slightly below 1 because of rounding. */
export const DIAGONAL = 0.999;

/** Degrees, WGS 84. */
export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);

/**
 * Groups places by grid cells so small that any two places of a cell are within the radius: squares
 * with sides of the radius over √2. Columns are computed at the longer edge of each row.
 */
export function cellsOf<P extends Place>(places: readonly P[], radiusMetres: number): P[][] {
  const side = (radiusMetres * DIAGONAL) / Math.SQRT2 / DEGREE_METRES;
  const cells = new Map<string, P[]>();
  for (const place of places) {
    const row = Math.floor(place.latitude / side);
    // The edge nearer to the equator is the longer one.
    const edge = Math.min(Math.abs(row), Math.abs(row + 1)) * side;
    const column = Math.floor((place.longitude * cosine(edge)) / side);
    const key = `${row} ${column}`;
    const cell = cells.get(key);
    if (cell) cell.push(place);
    else cells.set(key, [place]);
  }
  return [...cells.values()];
}
