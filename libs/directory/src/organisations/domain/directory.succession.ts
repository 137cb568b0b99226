import { type Decision, isRejection, reject, type Rejection } from '#event-sourcing';
import { effectiveFrom, effectiveOf, isRefused } from '../../dated.js';
import type {
  DirectoryContext,
  DirectoryRejection,
  MergeOrganisations,
  SplitOrganisation,
} from './directory.commands.js';
import type { DirectoryEvent } from './directory.events.js';
import { activeOrganisation, refuseParents } from './directory.guards.js';
import {
  recordAfter,
  quietIfKept,
  type Child,
  childrenOf,
  refuseChildren,
} from './directory.reorganising.js';
import { type District, isResponderKind, type OrganisationRecord } from './directory.state.js';

type Decided = Decision<DirectoryEvent, DirectoryRejection>;
type Refused = Rejection<DirectoryRejection>;

/** Whether exactly this succession is recorded already. */
const isRecorded = (
  { ended }: OrganisationRecord,
  how: 'merged' | 'split',
  into: readonly string[],
  from: string,
): boolean =>
  ended?.from === from && ended.value.how === how && ended.value.into.join() === into.join();

/** A street succeeds a street, and a responder succeeds a responder. */
function refuseSuccessor(
  district: District,
  ending: OrganisationRecord,
  successor: string,
  from: string,
): Refused | undefined {
  const { id, kind } = ending.registered;
  const found = activeOrganisation(district, successor, from);
  if (isRefused(found) || found.ended) return reject('SUCCESSOR_UNKNOWN', { id, successor });
  if (successor === id) return reject('SUCCESSOR_IS_SELF', { id });
  const { kind: other } = found.registered;
  const fits = kind === other || (isResponderKind(kind) && isResponderKind(other));
  return fits ? undefined : reject('SUCCESSOR_KIND_DIFFERS', { id, successor });
}

/** The organisation that is to end on that date; refused where another end is recorded. */
function organisationToEnd(
  district: District,
  id: string,
  from: string,
): OrganisationRecord | Refused {
  const known = activeOrganisation(district, id, from);
  if (isRefused(known)) return known;
  return known.ended ? reject('ORGANISATION_RETIRED', { id }) : known;
}

/** Moves what belongs to one that ends to its successor, from the date on which it does. */
function moveBelongings(
  { child, from }: Child,
  command: MergeOrganisations,
  district: District,
  now: string,
): DirectoryEvent | Refused {
  const event: DirectoryEvent = {
    type: 'OrganisationMoved',
    data: {
      at: now,
      id: child.registered.id,
      parent: command.into,
      ...effectiveOf({ ...command, effectiveFrom: from }),
    },
  };
  return refuseParents(recordAfter(district, child, event), district, from) ?? event;
}

/** The moves of what belongs to one of the merged organisations. */
function mergeOne(
  id: string,
  command: MergeOrganisations,
  district: District,
  { date, now }: { readonly date: string; readonly now: string },
): readonly DirectoryEvent[] | Refused {
  const record = organisationToEnd(district, id, date);
  if (isRefused(record)) return record;
  const refused = refuseSuccessor(district, record, command.into, date);
  if (refused) return refused;
  const moves: DirectoryEvent[] = [];
  for (const child of childrenOf(district, id, date)) {
    if (command.from.includes(child.child.registered.id)) continue;
    const moved = moveBelongings(child, command, district, now);
    if (isRefused(moved)) return moved;
    moves.push(moved);
  }
  return moves;
}

/** All are merged just so already. */
function quietIfMerged(command: MergeOrganisations, district: District): Decided {
  const ends = command.from.map((id) => quietIfKept(id, district.get(id)?.ended, command));
  return ends.find(isRejection) ?? [];
}

export function merge(
  command: MergeOrganisations,
  district: District,
  { now }: DirectoryContext,
): Decided {
  const { into } = command;
  const date = effectiveFrom(command, now);
  if (isRefused(date)) return date;
  if (command.from.length === 0) return reject('NOTHING_TO_MERGE', { into });
  const events: DirectoryEvent[] = [];
  const from: string[] = [];
  for (const id of new Set(command.from)) {
    const known = district.get(id);
    if (known && isRecorded(known, 'merged', [into], date)) continue;
    const moves = mergeOne(id, command, district, { date, now });
    if (isRefused(moves)) return moves;
    from.push(id);
    events.push(...moves);
  }
  const data = { at: now, into, from, ...effectiveOf(command) };
  if (from.length === 0) return quietIfMerged(command, district);
  return [...events, { type: 'OrganisationsMerged', data }];
}

function refuseSplit(
  { id, into }: Pick<SplitOrganisation, 'id' | 'into'>,
  district: District,
  from: string,
): Refused | undefined {
  const record = organisationToEnd(district, id, from);
  if (isRefused(record)) return record;
  for (const successor of into) {
    const refused = refuseSuccessor(district, record, successor, from);
    if (refused) return refused;
  }
  return refuseChildren(district, id, from);
}

export function split(
  command: SplitOrganisation,
  district: District,
  { now }: DirectoryContext,
): Decided {
  const { id } = command;
  const from = effectiveFrom(command, now);
  if (isRefused(from)) return from;
  const into = [...new Set(command.into)];
  if (into.length < 2) return reject('SUCCESSORS_TOO_FEW', { id });
  const known = district.get(id);
  if (known && isRecorded(known, 'split', into, from)) return quietIfKept(id, known.ended, command);
  const data = { at: now, id, into, ...effectiveOf(command) };
  return refuseSplit({ id, into }, district, from) ?? [{ type: 'OrganisationSplit', data }];
}
