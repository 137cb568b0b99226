import { polygonContains } from 'd3-polygon';
import { type Boundary, pointsOf, type Polygon, polygonsOf } from './domain/boundary.js';
import type { Organisation } from './domain/directory.state.js';
import type { Organisations } from './organisations.js';

/** Degrees, WGS 84. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** Whose area a point lies in; undefined where no boundary that was drawn holds it. */
export interface Region {
  readonly street: Organisation | undefined;
  readonly community: Organisation | undefined;
}

type Side = readonly [west: number, south: number, east: number, north: number];
/** A boundary never changes: its box is found once. */
const boxes = new WeakMap<Boundary, Side>();

function boxOf(boundary: Boundary): Side {
  const known = boxes.get(boundary);
  if (known) return known;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [longitude, latitude] of polygonsOf(boundary).flatMap(([outer = []]) => outer)) {
    [west, east] = [Math.min(west, longitude), Math.max(east, longitude)];
    [south, north] = [Math.min(south, latitude), Math.max(north, latitude)];
  }
  const box = [west, south, east, north] as const;
  boxes.set(boundary, box);
  return box;
}

/** In the outer ring, and in none of the holes. */
const isInPolygon = ([outer = [], ...holes]: Polygon, point: [number, number]): boolean =>
  polygonContains(pointsOf(outer), point) &&
  !holes.some((hole) => polygonContains(pointsOf(hole), point));

function holds(boundary: Boundary, { longitude, latitude }: Point): boolean {
  const [west, south, east, north] = boxOf(boundary);
  if (longitude < west || longitude > east || latitude < south || latitude > north) return false;
  return polygonsOf(boundary).some((polygon) => isInPolygon(polygon, [longitude, latitude]));
}

/**
 * 所在街道、社区: by the boundaries in force. Where two overlap, the one that was registered first; a
 * community is always of the street that is named with it.
 */
export function regionAt(organisations: Organisations, point: Point): Region {
  const at = (kind: 'street' | 'community', parent?: string): Organisation | undefined =>
    organisations
      .active({ kind })
      .find(
        ({ boundary, parent: of }) =>
          (parent === undefined || parent === of) &&
          boundary !== undefined &&
          holds(boundary, point),
      );
  const street = at('street');
  const community = at('community', street?.id);
  const { parent = '' } = community ?? {};
  return { street: street ?? organisations.find(parent), community };
}
