import type { Actor } from '#event-sourcing';
import type { Organisations } from './organisations/organisations.js';

const SEE_ALL: readonly string[] = ['administrator', 'command-centre'];

/**
 * Whose telephones somebody may see: those of their own organisation and of what it has succeeded; the
 * command centre and the administrator, all. Of whoever is on duty at this moment they are for
 * everybody, which is for the question who is on duty to say.
 */
export function telephonesFor(
  { organisation, role }: Actor,
  organisations: Organisations,
): (of: string | undefined) => boolean {
  const own = [organisation, ...organisations.predecessorsOf(organisation).map(({ id }) => id)];
  return (of) => SEE_ALL.includes(role) || (of !== undefined && own.includes(of));
}
