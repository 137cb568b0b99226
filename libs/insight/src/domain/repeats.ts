import { around } from 'geokdbush';
import KDBush from 'kdbush';
import { boxOf, placesNear } from './boxes.js';
import { cellsOf, DIAGONAL, type Place } from './cells.js';

/** A whistle with its place. Degrees, WGS 84. */
export interface PlacedWhistle {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
  /** ISO 8601 UTC. */
  readonly raisedAt: string;
}

/** 反复发生: whistles of one class near one another. */
export interface Repeat<P extends PlacedWhistle> {
  /** In order of time. */
  readonly whistles: readonly P[];
  /** Mean of their places. */
  readonly longitude: number;
  readonly latitude: number;
}

/** Disjoint sets (union–find) with path halving. */
class Groups {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, index) => index);
  }

  rootOf(index: number): number {
    let at = index;
    for (let up = this.#up(at); up !== at; up = this.#up(at)) {
      this.#parent[at] = this.#up(up);
      at = this.#up(at);
    }
    return at;
  }

  join(a: number, b: number): void {
    this.#parent[this.rootOf(a)] = this.rootOf(b);
  }

  #up(index: number): number {
    return this.#parent[index] ?? index;
  }
}

function indexOf(places: readonly Place[]): KDBush {
  const index = new KDBush(places.length);
  for (const { longitude, latitude } of places) index.add(longitude, latitude);
  index.finish();
  return index;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const middleOf = (places: readonly Place[]): Place => ({
  longitude: mean(places.map(({ longitude }) => longitude)),
  latitude: mean(places.map(({ latitude }) => latitude)),
});

const byTime = (a: PlacedWhistle, b: PlacedWhistle): number => {
  if (a.raisedAt !== b.raisedAt) return a.raisedAt < b.raisedAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

const repeatOf = <P extends PlacedWhistle>(group: readonly P[]): Repeat<P> => ({
  whistles: [...group].sort(byTime),
  ...middleOf(group),
});

/** Whether any place of one cell is within the radius of any place of the other. */
function areNear(one: readonly Place[], other: readonly Place[], kilometres: number): boolean {
  const near = placesNear(one, boxOf(other), kilometres);
  if (near.length === 0) return false;
  const others = placesNear(other, boxOf(near), kilometres);
  const [few, many] = near.length < others.length ? [near, others] : [others, near];
  const index = indexOf(many);
  return few.some(
    ({ longitude, latitude }) => around(index, longitude, latitude, 1, kilometres).length > 0,
  );
}

/**
 * Joins neighbouring cells that belong together, by their indexes. Compares cells and not pairs of
 * places, because twenty thousand whistles at one spot would be 200 million pairs (turf 2492).
 */
function groupsOf(cells: readonly (readonly Place[])[], radiusMetres: number): Groups {
  const groups = new Groups(cells.length);
  const middles = cells.map(middleOf);
  const index = indexOf(middles);
  // Each place of a cell is within one diagonal of its middle.
  const reach = (radiusMetres * (1 + 2 * DIAGONAL)) / 1_000;
  for (const [one, { longitude, latitude }] of middles.entries())
    for (const other of around(index, longitude, latitude, Infinity, reach)) {
      if (other <= one || groups.rootOf(one) === groups.rootOf(other)) continue;
      const [places, others] = [cells[one] ?? [], cells[other] ?? []];
      if (areNear(places, others, radiusMetres / 1_000)) groups.join(one, other);
    }
  return groups;
}

/**
 * Groups of at least `least` whistles, each within the radius (great-circle metres) of another one of
 * its group. Largest groups first, then the latest.
 */
export function findRepeats<P extends PlacedWhistle>(
  placed: readonly P[],
  { radiusMetres, least }: { readonly radiusMetres: number; readonly least: number },
): Repeat<P>[] {
  const cells = cellsOf(placed, radiusMetres);
  const groups = groupsOf(cells, radiusMetres);
  const members = new Map<number, P[]>();
  for (const [cell, whistles] of cells.entries()) {
    const group = members.get(groups.rootOf(cell)) ?? [];
    for (const whistle of whistles) group.push(whistle);
    members.set(groups.rootOf(cell), group);
  }
  const found = [...members.values()].filter((group) => group.length >= least).map(repeatOf);
  const latest = ({ whistles }: Repeat<P>) => whistles.at(-1)?.raisedAt ?? '';
  return found.sort(
    (a, b) => b.whistles.length - a.whistles.length || (latest(a) < latest(b) ? 1 : -1),
  );
}
