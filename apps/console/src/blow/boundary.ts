/** A point, WGS 84. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

type Ring = readonly (readonly [number, number])[];
interface Geometry {
  readonly type: string;
  readonly coordinates: readonly Ring[] | readonly (readonly Ring[])[];
}

/** The outer rings of a boundary (GeoJSON Polygon or MultiPolygon). */
export function ringsOf(boundary: string): readonly Ring[] {
  const { type, coordinates } = JSON.parse(boundary) as Geometry;
  const polygons = (
    type === 'Polygon' ? [coordinates] : coordinates
  ) as readonly (readonly Ring[])[];
  return polygons.flatMap(([outer]) => (outer ? [outer] : []));
}

/** A part of the earth as a flat picture: a degree of longitude is shorter the farther north. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  x(longitude: number): number;
  y(latitude: number): number;
  /** What lies at a share of its width and height, from the upper left. */
  at(across: number, down: number): Point;
}

const WIDTH = 600;
const MARGIN = 0.04;
const HALF_CIRCLE = 180;

/** The sheet that shows all of these points. */
export function sheetOf(points: readonly (readonly [number, number])[]): Sheet {
  const longitudes = points.map(([longitude]) => longitude);
  const latitudes = points.map(([, latitude]) => latitude);
  const spread = Math.max(...longitudes) - Math.min(...longitudes) || 1;
  const rise = Math.max(...latitudes) - Math.min(...latitudes) || 1;
  const west = Math.min(...longitudes) - spread * MARGIN;
  const east = Math.max(...longitudes) + spread * MARGIN;
  const south = Math.min(...latitudes) - rise * MARGIN;
  const north = Math.max(...latitudes) + rise * MARGIN;
  const shorter = Math.cos((((north + south) / 2) * Math.PI) / HALF_CIRCLE);
  const height = (WIDTH * (north - south)) / ((east - west) * shorter);
  return {
    width: WIDTH,
    height,
    x: (longitude) => ((longitude - west) / (east - west)) * WIDTH,
    y: (latitude) => ((north - latitude) / (north - south)) * height,
    at: (across, down) => ({
      longitude: west + across * (east - west),
      latitude: north - down * (north - south),
    }),
  };
}

const DECIMALS = 6;
const PAIR = /^\s*(-?\d+(?:\.\d+)?)\s*[,，\s]\s*(-?\d+(?:\.\d+)?)\s*$/;
const [FARTHEST_EAST, FARTHEST_NORTH] = [180, 90];

export const textOf = ({ longitude, latitude }: Point): string =>
  `${longitude.toFixed(DECIMALS)}, ${latitude.toFixed(DECIMALS)}`;

/** 116.31, 39.92: longitude first. @returns undefined for anything else */
export function pointOf(text: string): Point | undefined {
  const [, one, other] = PAIR.exec(text) ?? [];
  if (one === undefined || other === undefined) return undefined;
  const point = { longitude: Number(one), latitude: Number(other) };
  const isOnEarth =
    Math.abs(point.longitude) <= FARTHEST_EAST && Math.abs(point.latitude) <= FARTHEST_NORTH;
  return isOnEarth ? point : undefined;
}
