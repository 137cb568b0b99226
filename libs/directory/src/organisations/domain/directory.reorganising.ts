import { localDate } from '#calendar';
import { type Decision, isVisible, reject, type Rejection } from '#event-sourcing';
import {
  type Dated,
  type Effective,
  effectiveFrom,
  effectiveOf,
  entryAt,
  isKept,
  isRefused,
} from '../../dated.js';
import type {
  CancelOrganisationChange,
  DirectoryContext,
  DirectoryRejection,
  MoveOrganisation,
  RenameOrganisation,
  RetireOrganisation,
} from './directory.commands.js';
import type { DirectoryEvent } from './directory.events.js';
import { activeOrganisation, belongingsOf, refuseName, refuseParents } from './directory.guards.js';
import {
  applyToDistrict,
  type District,
  nameOn,
  type OrganisationRecord,
  parentOn,
} from './directory.state.js';

type Decided = Decision<DirectoryEvent, DirectoryRejection>;
type Refused = Rejection<DirectoryRejection>;

/** No events where date and reason are on record; refused otherwise, as they would be lost. */
export const quietIfKept = (
  id: string,
  entry: Dated<unknown> | undefined,
  said: Effective,
): Decided =>
  isKept(entry, said) ? [] : reject('CHANGE_RECORDED', { id, effectiveFrom: entry?.from ?? '' });

export function rename(
  command: RenameOrganisation,
  district: District,
  { now }: DirectoryContext,
): Decided {
  const { id, name } = command;
  const from = effectiveFrom(command, now);
  if (isRefused(from)) return from;
  const known = activeOrganisation(district, id, from);
  if (isRefused(known)) return known;
  const refused = refuseName(id, name);
  if (refused) return refused;
  if (nameOn(known, from) === name) return quietIfKept(id, entryAt(known.names, from), command);
  return [{ type: 'OrganisationRenamed', data: { at: now, id, name, ...effectiveOf(command) } }];
}

/** The organisation after the event; the caller checks whether it is allowed. */
export function recordAfter(
  district: District,
  record: OrganisationRecord,
  event: DirectoryEvent,
): OrganisationRecord {
  const { id } = record.registered;
  return applyToDistrict(new Map([[id, district.get(id) ?? record]]), event).get(id)!;
}

export function move(
  command: MoveOrganisation,
  district: District,
  { now }: DirectoryContext,
): Decided {
  const { id, parent } = command;
  const from = effectiveFrom(command, now);
  if (isRefused(from)) return from;
  const known = activeOrganisation(district, id, from);
  if (isRefused(known)) return known;
  if (parentOn(known, from) === (parent ?? ''))
    return quietIfKept(id, entryAt(known.parents, from), command);
  const event: DirectoryEvent = {
    type: 'OrganisationMoved',
    data: { at: now, id, ...(parent !== undefined && { parent }), ...effectiveOf(command) },
  };
  return refuseParents(recordAfter(district, known, event), district, from) ?? [event];
}

/** An organisation that will still belong to this one on that date or later. */
export interface Child {
  readonly child: OrganisationRecord;
  /** The first of these dates. */
  readonly from: string;
}

export const childrenOf = (district: District, id: string, date: string): Child[] =>
  [...district.values()].flatMap((child) =>
    belongingsOf(child, date)
      .filter(({ parent }) => parent === id)
      .map(({ from }) => ({ child, from: from < date ? date : from })),
  );

export function refuseChildren(district: District, id: string, date: string): Refused | undefined {
  const [left] = childrenOf(district, id, date);
  return left && reject('CHILDREN_REMAIN', { id, child: left.child.registered.id });
}

export function retire(
  command: RetireOrganisation,
  district: District,
  { now }: DirectoryContext,
): Decided {
  const { id } = command;
  const from = effectiveFrom(command, now);
  if (isRefused(from)) return from;
  const ended = district.get(id)?.ended;
  if (ended && ended.from <= from) return quietIfKept(id, ended, command);
  if (ended) return reject('ORGANISATION_RETIRED', { id });
  const known = activeOrganisation(district, id, from);
  if (isRefused(known)) return known;
  const refused = refuseChildren(district, id, from);
  if (refused) return refused;
  return [{ type: 'OrganisationRetired', data: { at: now, id, ...effectiveOf(command) } }];
}

const begins = (record: OrganisationRecord, date: string): boolean =>
  date !== record.since &&
  [
    ...record.names,
    ...record.parents,
    ...record.boundaries,
    ...(record.ended ? [record.ended] : []),
  ].some(({ from }) => from === date);

function refuseCancelling(
  { id, effectiveFrom: date, reason }: CancelOrganisationChange,
  record: OrganisationRecord | undefined,
  now: string,
): Refused | undefined {
  if (!record) return reject('ORGANISATION_NOT_FOUND', { id });
  if (date <= localDate(now)) return reject('ALREADY_IN_FORCE', { id, effectiveFrom: date });
  if (!isVisible(reason)) return reject('REASON_REQUIRED', { id });
  return begins(record, date) ? undefined : reject('CHANGE_NOT_FOUND', { id, effectiveFrom: date });
}

/** Only future changes are cancelled; what is in force is changed by a new change. */
export function cancel(
  command: CancelOrganisationChange,
  district: District,
  { now }: DirectoryContext,
): Decided {
  const { id, effectiveFrom: cancels, reason } = command;
  const record = district.get(id);
  const refused = refuseCancelling(command, record, now);
  if (refused || !record) return refused ?? [];
  const event: DirectoryEvent = {
    type: 'OrganisationChangeCancelled',
    data: { at: now, id, cancels, reason },
  };
  return refuseParents(recordAfter(district, record, event), district, cancels) ?? [event];
}
