import { type Decision, reject, type Rejection } from '#event-sourcing';
import { effectiveFrom, effectiveOf, entryAt, isRefused } from '../../dated.js';
import { type Boundary, boundaryOf } from './boundary.js';
import type { DirectoryContext, DirectoryRejection, DrawBoundary } from './directory.commands.js';
import type { DirectoryEvent, OrganisationKind } from './directory.events.js';
import { activeOrganisation } from './directory.guards.js';
import { quietIfKept } from './directory.reorganising.js';
import { boundaryOn, type District, type OrganisationRecord } from './directory.state.js';

/** What lies somewhere; departments and companies are answerable for a field, not for an area. */
const AREAS: readonly OrganisationKind[] = ['district', 'street', 'community'];

const asked = ({
  id,
  boundary,
}: DrawBoundary): Boundary | Rejection<'BOUNDARY_INVALID'> | undefined =>
  boundary === undefined ? undefined : boundaryOf(id, boundary);

function activeArea(district: District, id: string, date: string) {
  const known = activeOrganisation(district, id, date);
  if (isRefused(known) || AREAS.includes(known.registered.kind)) return known;
  return reject('BOUNDARY_NOT_ALLOWED', { id });
}

const isDrawn = (known: OrganisationRecord, boundary: Boundary | undefined, date: string) =>
  JSON.stringify(boundaryOn(known, date)) === JSON.stringify(boundary);

/** 划定界线, or take it away: from a date on, as with names. */
export function draw(
  command: DrawBoundary,
  district: District,
  { now }: DirectoryContext,
): Decision<DirectoryEvent, DirectoryRejection> {
  const { id } = command;
  const from = effectiveFrom(command, now);
  if (isRefused(from)) return from;
  const known = activeArea(district, id, from);
  if (isRefused(known)) return known;
  const boundary = asked(command);
  if (boundary && isRefused(boundary)) return boundary;
  if (isDrawn(known, boundary, from)) {
    const entry = entryAt(known.boundaries, from);
    return entry ? quietIfKept(id, entry, command) : [];
  }
  const data = { at: now, id, ...(boundary && { boundary }), ...effectiveOf(command) };
  return [{ type: 'OrganisationBoundaryDrawn', data }];
}
