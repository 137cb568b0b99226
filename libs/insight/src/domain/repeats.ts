import { around } from 'geokdbush';
import KDBush from 'kdbush';

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

function indexOf(placed: readonly Placed[]): KDBush {
  const index = new KDBush(placed.length);
  for (const { longitude, latitude } of placed) index.add(longitude, latitude);
  index.finish();
  return index;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function repeatOf<P extends Placed>(group: readonly P[]): Repeat<P> {
  return {
    whistles: [...group].sort((a, b) => (a.raisedAt < b.raisedAt ? -1 : 1)),
    longitude: mean(group.map((one) => one.longitude)),
    latitude: mean(group.map((one) => one.latitude)),
  };
}

/**
 * Groups of at least `least` whistles in which each lies within the radius of another one, the
 * largest first, then the latest. Distances are great-circle metres.
 */
export function repeats<P extends Placed>(
  placed: readonly P[],
  { radiusMetres, least }: { readonly radiusMetres: number; readonly least: number },
): Repeat<P>[] {
  const index = indexOf(placed);
  const groups = new Groups(placed.length);
  for (const [one, { longitude, latitude }] of placed.entries())
    for (const other of around(index, longitude, latitude, Infinity, radiusMetres / 1_000))
      groups.join(one, other);
  const members = new Map<number, P[]>();
  for (const [one, whistle] of placed.entries()) {
    const group = groups.of(one);
    members.set(group, [...(members.get(group) ?? []), whistle]);
  }
  const found = [...members.values()].filter((group) => group.length >= least).map(repeatOf);
  const latest = ({ whistles }: Repeat<P>) => whistles.at(-1)?.raisedAt ?? '';
  return found.sort(
    (a, b) => b.whistles.length - a.whistles.length || (latest(a) < latest(b) ? 1 : -1),
  );
}
