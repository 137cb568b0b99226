/** Metres of one degree of a great circle on a sphere of 6 371 km. */
const DEGREE_METRES = 111_194.9;

/** The diagonal of a cell as a share of the radius: a little less than all of it, for rounding. */
export const DIAGONAL = 0.999;

/** Degrees, WGS 84. */
export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);

/**
 * Places by cells in which any two are within the radius of each other: squares of degrees whose
 * sides in metres are the radius over √2, in rows that are as wide as their widest edge needs.
 */
export function cellsOf<P extends Place>(places: readonly P[], radiusMetres: number): P[][] {
  const side = (radiusMetres * DIAGONAL) / Math.SQRT2 / DEGREE_METRES;
  const cells = new Map<string, P[]>();
  for (const place of places) {
    const row = Math.floor(place.latitude / side);
    // The edge nearer to the equator is the wider one; the row at the equator has it inside.
    const edge = Math.min(Math.abs(row), Math.abs(row + 1)) * side;
    const column = Math.floor((place.longitude * cosine(edge)) / side);
    const key = `${row} ${column}`;
    const cell = cells.get(key);
    if (cell) cell.push(place);
    else cells.set(key, [place]);
  }
  return [...cells.values()];
}
