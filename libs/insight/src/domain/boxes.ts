import type { Place } from './cells.js';

const EARTH_KILOMETRES = 6_371;
const RADIANS = Math.PI / 180;

/** A rectangle of longitudes and latitudes, in degrees. */
export interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

export function boxOf(places: readonly Place[]): Box {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { longitude, latitude } of places) {
    [west, east] = [Math.min(west, longitude), Math.max(east, longitude)];
    [south, north] = [Math.min(south, latitude), Math.max(north, latitude)];
  }
  return { west, east, south, north };
}

const gap = (value: number, from: number, to: number): number =>
  Math.max(0, from - value, value - to);

const haversine = (degrees: number): number => Math.sin((degrees * RADIANS) / 2) ** 2;

/** Haversine of a great-circle distance that is at most that to the nearest point of the box. */
function leastHaversine({ longitude, latitude }: Place, { west, east, south, north }: Box): number {
  const across = Math.min(...[-360, 0, 360].map((turn) => gap(longitude + turn, west, east)));
  const narrowest = Math.cos(Math.max(Math.abs(south), Math.abs(north)) * RADIANS);
  const shrunk = Math.cos(latitude * RADIANS) * narrowest;
  return haversine(gap(latitude, south, north)) + shrunk * haversine(Math.min(180, across));
}

/** All places that may be within this distance of the box; may include some that are farther away. */
export function placesNear<P extends Place>(
  places: readonly P[],
  box: Box,
  kilometres: number,
): readonly P[] {
  // Slightly above the limit, so that rounding excludes no place.
  const limit = Math.sin(kilometres / EARTH_KILOMETRES / 2) ** 2 * (1 + 1e-9);
  return places.filter((place) => leastHaversine(place, box) <= limit);
}
