import type { Organisations } from '#directory';
import type { Actor } from '#event-sourcing';

/** 区级: the command centre, the assessment and the administrator read the whole district. */
const DISTRICT_ROLES: readonly string[] = ['command-centre', 'assessment', 'administrator'];

/**
 * The organisations for which somebody reads: its own, its street, and whatever it has succeeded.
 * Undefined for those who read everything.
 */
export function readsFor(
  { organisation, role }: Actor,
  organisations: Organisations,
): readonly string[] | undefined {
  if (DISTRICT_ROLES.includes(role)) return undefined;
  const street = organisations.streetOf(organisation) ?? organisation;
  const inherited = organisations.predecessorsOf(organisation).map(({ id }) => id);
  return [...new Set([organisation, street, ...inherited])];
}
