/** Degrees, WGS 84. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** Cells of the grid in one degree: each is about 1.1 km high, and as wide at the equator. */
const PER_DEGREE = 100;
const ROW = 360 * PER_DEGREE;
const METRES_PER_DEGREE = 111_195;
/** Nearer to the poles cells are not made wider: nobody lives there, and a search stays bounded. */
const NARROWEST = 0.2;

const row = (latitude: number): number => Math.floor((latitude + 90) * PER_DEGREE);
const column = (longitude: number): number => Math.floor((longitude + 180) * PER_DEGREE);
/** East of 180° lies −180°. */
const wrapped = (at: number): number => ((at % ROW) + ROW) % ROW;

/** The number of the cell that holds a point: whole, and small enough for an integer column. */
export const cellOf = ({ longitude, latitude }: Point): number =>
  row(latitude) * ROW + wrapped(column(longitude));

const between = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Cells that a circle touches, with at most a few of its corners' besides. */
export function cellsAround({ longitude, latitude }: Point, radiusMetres: number): number[] {
  const high = radiusMetres / METRES_PER_DEGREE;
  const furthest = Math.min(90, Math.abs(latitude) + high);
  const wide = high / Math.max(NARROWEST, Math.cos((furthest * Math.PI) / 180));
  const rows = between(row(Math.max(-90, latitude - high)), row(Math.min(90, latitude + high)));
  const columns = between(column(longitude - wide), column(longitude + wide));
  return rows.flatMap((one) => columns.map((other) => one * ROW + wrapped(other)));
}
