import { GraphQLError } from 'graphql';
import type { Actor } from '#event-sourcing';

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
  inherited: readonly { readonly id: string }[] = [],
): string | undefined {
  if (role !== 'department') return asked;
  if (asked === undefined || asked === organisation) return organisation;
  if (inherited.some(({ id }) => id === asked)) return asked;
  throw new GraphQLError('该内容不属于您的单位', {
    extensions: { code: 'NOT_YOUR_ORGANISATION', organisation: asked, http: { status: 403 } },
  });
}

/** Who reads statistics and scores; a community asks its street. */
export const READERS = [
  'street',
  'department',
  'command-centre',
  'assessment',
  'administrator',
] as const;
