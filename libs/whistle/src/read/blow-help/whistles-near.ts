import { distance } from 'geokdbush';
import { type Kysely, sql } from 'kysely';
import type { BlowHelpTables, PlacedWhistlesTable } from './blow-help.tables.js';
import { cellsAround, type Point } from './cells.js';

/** Most that are shown. */
export const MOST_NEAR = 50;
/** Most that are read of one cell: those that are open first, then those that ended last. */
const MOST_OF_CELL = 200;

export interface NearQuestion {
  readonly place: Point;
  readonly radiusMetres: number;
  /** A class code or the beginning of one. */
  readonly category?: string | undefined;
  /** Of those that have ended, only those that ended at this time or later. ISO 8601 UTC. */
  readonly since: string;
}

export interface NearWhistle extends PlacedWhistlesTable {
  readonly distanceMetres: number;
}

export interface NearWhistles {
  /** The nearest first. */
  readonly found: readonly NearWhistle[];
  /** Whether there are more within the radius. */
  readonly more: boolean;
}

/**
 * Whistles round a point: one short range of an index for each of a few cells, whatever the history. Where
 * very many are in one cell, the open ones and those that ended last are looked at.
 */
export async function whistlesNear(
  db: Kysely<BlowHelpTables>,
  { place, radiusMetres, category = '', since }: NearQuestion,
): Promise<NearWhistles> {
  const ofCells = cellsAround(place, radiusMetres).map(
    (cell) => sql`select * from (select * from placed_whistles
      where cell = ${cell} and ended_at >= ${since}
        and substr(category, 1, ${category.length}) = ${category}
      order by ended_at desc, id desc limit ${MOST_OF_CELL}) of_cell`,
  );
  const { rows } = await sql<PlacedWhistlesTable>`${sql.join(ofCells, sql` union all `)}`.execute(
    db,
  );
  const within = rows
    .map((row) => Object.assign(row, { distanceMetres: metresBetween(place, row) }))
    .filter(({ distanceMetres }) => distanceMetres <= radiusMetres)
    .sort(
      (one, other) => one.distanceMetres - other.distanceMetres || (one.id < other.id ? -1 : 1),
    );
  return {
    found: within.slice(0, MOST_NEAR),
    more: within.length > MOST_NEAR || isCut(rows),
  };
}

/** Whether not all of some cell was looked at. */
function isCut(rows: readonly PlacedWhistlesTable[]): boolean {
  const counts = new Map<number, number>();
  for (const { cell } of rows) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return [...counts.values()].includes(MOST_OF_CELL);
}

const metresBetween = (one: Point, other: Point): number =>
  distance(one.longitude, one.latitude, other.longitude, other.latitude) * 1_000;
