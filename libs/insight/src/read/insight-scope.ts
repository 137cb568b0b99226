import { GraphQLError } from 'graphql';
import type { Actor } from '#event-sourcing';
import { type Names, notYours } from '#graphql';
import type { Organisations } from '#directory';

/** A street or community that has ended, or was never in a street. */
const ofNoStreet = (organisation: string): GraphQLError =>
  new GraphQLError('您的单位已停用，或不属于任何街道，不能查看', {
    extensions: { code: 'NOT_YOUR_ORGANISATION', organisation, http: { status: 403 } },
  });

/** What a question is confined to. Plain data: it also goes to threads. */
export interface Scope {
  readonly street?: string;
  /** Summonses of any of these: a department with whatever it has succeeded, or the one asked for. */
  readonly departments?: readonly string[];
}

interface Asked {
  readonly street?: string | null | undefined;
  readonly department?: string | null | undefined;
}

/** 区级: they read the whole district. */
const DISTRICT_ROLES: readonly string[] = ['command-centre', 'assessment', 'administrator'];

/**
 * What any question of insight is confined to, by the rule of work lists: a street (or its community)
 * sees its own whistles, a department what it and those it has succeeded are or were called to, the
 * district everything.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export function scopeOf(actor: Actor, asked: Asked, organisations: Organisations): Scope {
  const { role, organisation } = actor;
  if (DISTRICT_ROLES.includes(role)) return scopeFrom(asked.street, departmentsOf(asked));
  const inherited = organisations.predecessorsOf(organisation).map(({ id }) => id);
  if (role === 'department')
    return scopeFrom(
      asked.street,
      readable(asked.department, [organisation, ...inherited], organisations),
    );
  const street = organisations.streetOf(organisation);
  if (street === undefined) throw ofNoStreet(organisation);
  const streets = role === 'street' ? [street, ...inherited] : [street];
  if (typeof asked.street === 'string') readable(asked.street, streets, organisations);
  return scopeFrom(asked.street ?? street, departmentsOf(asked));
}

const departmentsOf = ({ department }: Asked): readonly string[] | undefined =>
  typeof department === 'string' ? [department] : undefined;

function readable(
  asked: string | null | undefined,
  own: readonly string[],
  names: Names,
): readonly string[] {
  if (typeof asked !== 'string') return own;
  if (!own.includes(asked)) throw notYours(asked, names);
  return [asked];
}

const scopeFrom = (
  street: string | null | undefined,
  departments: readonly string[] | undefined,
): Scope => ({
  ...(typeof street === 'string' && { street }),
  ...(departments !== undefined && { departments }),
});

/** Who reads: everybody but the residents. */
export const READERS = [
  'street',
  'community',
  'department',
  'command-centre',
  'assessment',
  'administrator',
] as const;

/** Who holds streets against their past: each street itself, and the district. */
export const STREET_READERS = [
  'street',
  'community',
  'command-centre',
  'assessment',
  'administrator',
] as const;

/** Who compares departments, as scorecards do: a community asks its street. */
export const DEPARTMENT_READERS = [
  'street',
  'department',
  'command-centre',
  'assessment',
  'administrator',
] as const;
