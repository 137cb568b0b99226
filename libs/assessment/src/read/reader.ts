import type { Organisations } from '#directory';
import type { Actor } from '#event-sourcing';
import { notYours } from '#graphql';

/**
 * The department that a question is confined to. A department sees itself alone, and what it has
 * succeeded. Streets see every
 * department of the district, because they assess them (绩效考核权), as do the command centre, the
 * assessment and the administrator. Statistics hold no resident's data.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION` when a department asks for another one
 */
export function readableDepartment(
  { role, organisation }: Actor,
  asked: string | undefined,
  organisations: Organisations,
): string | undefined {
  if (role !== 'department') return asked;
  if (asked === undefined || asked === organisation) return organisation;
  if (hasSucceeded(organisations, organisation, asked)) return asked;
  throw notYours(asked, organisations);
}

/**
 * The street that a question by streets is confined to: a street is shown its own figures and no
 * other's, because a table of all of them is a league of volume, which rewards silence and 滥吹哨
 * alike. A department is shown whose calls it answered, the district everything.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION` when a street asks for another one
 */
export function readableStreet(
  { role, organisation }: Actor,
  asked: { readonly street: string | undefined; readonly byStreet: boolean },
  organisations: Organisations,
): string | undefined {
  const { street, byStreet } = asked;
  if (role !== 'street') return street;
  if (street === undefined) return byStreet ? organisation : undefined;
  if (street === organisation || hasSucceeded(organisations, organisation, street)) return street;
  throw notYours(street, organisations);
}

const hasSucceeded = (organisations: Organisations, organisation: string, other: string): boolean =>
  organisations.predecessorsOf(organisation).some(({ id }) => id === other);

/** Who reads statistics and scores; a community asks its street. */
export const READERS = [
  'street',
  'department',
  'command-centre',
  'assessment',
  'administrator',
] as const;
