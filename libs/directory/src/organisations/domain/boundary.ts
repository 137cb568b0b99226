import { reject, type Rejection } from '#event-sourcing';
import { kinks } from '@turf/kinks';
import { polygonArea } from 'd3-polygon';

/** Longitude and latitude in degrees, WGS 84. */
export type Coordinates = readonly [longitude: number, latitude: number];
/** Closed: the first and the last are the same. */
export type Ring = readonly Coordinates[];
/** An outer ring, and holes in it. */
export type Polygon = readonly Ring[];

/** 界线: where a street, a community or the district lies, as GeoJSON (RFC 7946) has it. */
export type Boundary =
  | { readonly type: 'Polygon'; readonly coordinates: Polygon }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Polygon[] };

/** Longest text of a boundary: it is in one event, and in memory. A finer one is simplified before. */
export const LONGEST_BOUNDARY = 16_384;

export const polygonsOf = (boundary: Boundary): readonly Polygon[] =>
  boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates;

/** For d3, which takes lists that could be changed. */
export const pointsOf = (ring: Ring): [number, number][] => ring.map(([x, y]) => [x, y]);

/** What is wrong with it, in Chinese. */
class Wrong extends Error {}

const isWithin = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= most;

function listOf<T>(value: unknown, what: string, read: (one: unknown) => T): T[] {
  if (!Array.isArray(value) || value.length === 0) throw new Wrong(`缺少${what}`);
  return value.map(read);
}

function coordinatesOf(value: unknown): Coordinates {
  const [longitude, latitude, ...more] = Array.isArray(value) ? (value as unknown[]) : [];
  if (!isWithin(longitude, 180) || !isWithin(latitude, 90) || more.length > 0)
    throw new Wrong('坐标须依次为经度、纬度，单位为度（WGS 84）');
  return [longitude, latitude];
}

function ringOf(value: unknown): Ring {
  const ring = listOf(value, '坐标', coordinatesOf);
  if (JSON.stringify(ring[0]) !== JSON.stringify(ring.at(-1)))
    throw new Wrong('环须闭合：末点与首点相同');
  if (ring.length < 4 || polygonArea(pointsOf(ring)) === 0)
    throw new Wrong('环至少须有 3 个不同的点，并围出面积');
  refuseCrossing(ring);
  return ring;
}

const isMove = ([x, y]: Coordinates, at: number, ring: Ring): boolean =>
  x !== ring[at - 1]?.[0] || y !== ring[at - 1]?.[1];

/** What is inside of a line that crosses itself, nobody can say. A point that is there twice in a row is harmless. */
function refuseCrossing(ring: Ring): void {
  const moves = pointsOf(ring.filter(isMove));
  const [crossing] = kinks({ type: 'Polygon', coordinates: [moves] }).features;
  if (crossing)
    throw new Wrong(`环不得与自身相交或相接：在 ${crossing.geometry.coordinates.join(', ')} 处`);
}

const polygonOf = (value: unknown): Polygon => listOf(value, '环', ringOf);

function shapeOf(text: string): Boundary {
  if (text.length > LONGEST_BOUNDARY)
    throw new Wrong(`不得超过 ${LONGEST_BOUNDARY} 个字符，请先简化`);
  const { type, coordinates } = parsed(text);
  if (type === 'Polygon') return { type, coordinates: polygonOf(coordinates) };
  if (type === 'MultiPolygon')
    return { type, coordinates: listOf(coordinates, '多边形', polygonOf) };
  throw new Wrong('须为 GeoJSON 的 Polygon 或 MultiPolygon');
}

function parsed(text: string): { readonly type?: unknown; readonly coordinates?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) throw new Wrong('不是有效的 JSON');
    throw error;
  }
}

/** The boundary that a GeoJSON text describes; refused with what is wrong with it. */
export function boundaryOf(id: string, text: string): Boundary | Rejection<'BOUNDARY_INVALID'> {
  try {
    return shapeOf(text);
  } catch (error) {
    if (error instanceof Wrong) return reject('BOUNDARY_INVALID', { id, why: error.message });
    throw error;
  }
}
