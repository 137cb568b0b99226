import { around } from 'geokdbush';
import KDBush from 'kdbush';
import { boxOf, placesNear } from './boxes.js';
import { cellsOf, DIAGONAL, type Place } from './cells.js';

/** A whistle with its place. Degrees, WGS 84. */
export interface Placed {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
  /** ISO 8601 UTC. */
  readonly raisedAt: string;
}

/** 反复发生: whistles of one class near one another. */
export interface Repeat<P extends Placed> {
  /** In order of time. */
  readonly whistles: readonly P[];
  /** Mean of their places. */
  readonly longitude: number;
  readonly latitude: number;
}

/** Joins what belongs together, with path halving. */
class Groups {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, index) => index);
  }

  of(index: number): number {
    let at = index;
    for (let up = this.#up(at); up !== at; up = this.#up(at)) {
      this.#parent[at] = this.#up(up);
      at = this.#up(at);
    }
    return at;
  }

  join(a: number, b: number): void {
    this.#parent[this.of(a)] = this.of(b);
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

const byTime = (a: Placed, b: Placed): number => {
  if (a.raisedAt !== b.raisedAt) return a.raisedAt < b.raisedAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

const repeatOf = <P extends Placed>(group: readonly P[]): Repeat<P> => ({
  whistles: [...group].sort(byTime),
  ...middleOf(group),
});

/** Whether any place of the one cell is within the radius of any of the other. */
function touching(one: readonly Place[], other: readonly Place[], kilometres: number): boolean {
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
 * The cells that belong together, by their numbers. Each pair of neighbours that is not joined yet is
 * looked at once, so that the cost grows with the places and not with their pairs: twenty thousand
 * whistles at one spot are one cell (turf 2492).
 */
function groupsOf(cells: readonly (readonly Place[])[], radiusMetres: number): Groups {
  const groups = new Groups(cells.length);
  const middles = cells.map(middleOf);
  const index = indexOf(middles);
  // The middle of a cell is within a diagonal of each of its places.
  const reach = (radiusMetres * (1 + 2 * DIAGONAL)) / 1_000;
  for (const [one, { longitude, latitude }] of middles.entries())
    for (const other of around(index, longitude, latitude, Infinity, reach)) {
      if (other <= one || groups.of(one) === groups.of(other)) continue;
      const [places, others] = [cells[one] ?? [], cells[other] ?? []];
      if (touching(places, others, radiusMetres / 1_000)) groups.join(one, other);
    }
  return groups;
}

/**
 * Groups of at least `least` whistles in which each lies within the radius of another one, the
 * largest first, then the latest. Distances are great-circle metres.
 */
export function repeats<P extends Placed>(
  placed: readonly P[],
  { radiusMetres, least }: { readonly radiusMetres: number; readonly least: number },
): Repeat<P>[] {
  const cells = cellsOf(placed, radiusMetres);
  const groups = groupsOf(cells, radiusMetres);
  const members = new Map<number, P[]>();
  for (const [cell, whistles] of cells.entries()) {
    const group = members.get(groups.of(cell)) ?? [];
    for (const whistle of whistles) group.push(whistle);
    members.set(groups.of(cell), group);
  }
  const found = [...members.values()].filter((group) => group.length >= least).map(repeatOf);
  const latest = ({ whistles }: Repeat<P>) => whistles.at(-1)?.raisedAt ?? '';
  return found.sort(
    (a, b) => b.whistles.length - a.whistles.length || (latest(a) < latest(b) ? 1 : -1),
  );
}
