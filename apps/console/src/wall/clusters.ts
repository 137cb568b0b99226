import type { urgencyOf } from '../work/countdown';

export type Urgency = ReturnType<typeof urgencyOf>;

/** A whistle that has a place. */
export interface Placed {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly urgency: Urgency;
}

/** Whistles that a map of this size would draw over one another. */
export interface Cluster {
  readonly ids: readonly string[];
  readonly longitude: number;
  readonly latitude: number;
  /** Of the most urgent one. */
  readonly urgency: Urgency;
}

const URGENCIES: readonly Urgency[] = ['late', 'near', ''];

/** Signs beside the colours, which not everybody can tell apart. */
export const SIGN: Readonly<Record<Urgency, string>> = { late: '▲', near: '◆', '': '●' };

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function clusterOf(points: readonly Placed[]): Cluster {
  return {
    ids: points.map(({ id }) => id),
    longitude: meanOf(points.map(({ longitude }) => longitude)),
    latitude: meanOf(points.map(({ latitude }) => latitude)),
    urgency: URGENCIES.find((one) => points.some(({ urgency }) => urgency === one)) ?? '',
  };
}

/**
 * Puts together what falls into one cell of a grid of pixels.
 * @param cell width and height of a cell
 * @param pixelOf where a point is drawn, on a sheet that does not move
 */
export function clustersOf(
  points: readonly Placed[],
  cell: number,
  pixelOf: (point: Placed) => { readonly x: number; readonly y: number },
): readonly Cluster[] {
  const cells = new Map<string, Placed[]>();
  for (const point of points) {
    const { x, y } = pixelOf(point);
    const key = `${Math.floor(x / cell)}/${Math.floor(y / cell)}`;
    const found = cells.get(key);
    if (found) found.push(point);
    else cells.set(key, [point]);
  }
  return Array.from(cells.values(), clusterOf);
}
