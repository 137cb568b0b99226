import type { Kysely } from 'kysely';
import { GraphQLError } from 'graphql';
import type { Actor } from '#event-sourcing';
import { inputError } from '#graphql';
import type { ReadStore } from '#read-store';
import { INSIGHT } from './insight.projection.js';
import type { InsightTables } from './insight.tables.js';

/** The tables, once they have been built. */
export const insightTables = (store: ReadStore): Promise<Kysely<InsightTables>> =>
  store.live<InsightTables>(INSIGHT);

/** The street of a street or community, from the directory. */
interface StreetsOf {
  streetOf(organisation: string): string | undefined;
}

const notYours = (organisation: string): GraphQLError =>
  new GraphQLError('该内容不属于您的单位', {
    extensions: { code: 'NOT_YOUR_ORGANISATION', organisation, http: { status: 403 } },
  });

/** What a question is confined to. */
export interface Scope {
  readonly street?: string;
  readonly department?: string;
}

interface Asked {
  readonly street?: string | null | undefined;
  readonly department?: string | null | undefined;
}

function own(mine: string, asked: string | null | undefined): string {
  if (typeof asked === 'string' && asked !== mine) throw notYours(asked);
  return mine;
}

/**
 * A street (or its community) sees its own whistles, a department its own summonses, the district
 * everything.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export function scopeOf(actor: Actor, asked: Asked, streets: StreetsOf): Scope {
  const { role, organisation } = actor;
  const street = streets.streetOf(organisation);
  if (role === 'department')
    return { ...scoped(asked), department: own(organisation, asked.department) };
  if (role === 'street' || role === 'community') {
    if (street === undefined) throw notYours(organisation);
    return { ...scoped(asked), street: own(street, asked.street) };
  }
  return scoped(asked);
}

const scoped = ({ street, department }: Asked): Scope => ({
  ...(typeof street === 'string' && { street }),
  ...(typeof department === 'string' && { department }),
});

const SHANGHAI_OFFSET = '+08:00';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;

/** Begin of a local day as ISO 8601 UTC. @throws GraphQLError naming the field */
export function startOfDay(field: string, day: string): string {
  const at = new Date(`${day}T00:00:00.000${SHANGHAI_OFFSET}`);
  if (!DAY.test(day) || Number.isNaN(at.getTime()))
    throw inputError(field, 'DATE_INVALID', '须为存在的日期，格式 YYYY-MM-DD');
  return at.toISOString();
}

/** @throws GraphQLError naming the field */
export function mustBeMonth(field: string, month: string): void {
  const valid = MONTH.test(month) && Number(month.slice(5)) >= 1 && Number(month.slice(5)) <= 12;
  if (!valid) throw inputError(field, 'MONTH_INVALID', '须为月份，格式 YYYY-MM');
}

/** A month so many months later, or earlier where negative. */
export function monthsLater(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Who reads: everybody but the residents. */
export const READERS = [
  'street',
  'community',
  'department',
  'command-centre',
  'assessment',
  'administrator',
] as const;
