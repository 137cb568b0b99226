import { type Decision, isRejection, reject, type Rejection, streamFamily } from '#event-sourcing';
import {
  type Dated,
  type Effective,
  effectiveFrom,
  effectiveOf,
  entryAt,
  isKept,
  isRefused,
} from '../../dated.js';
import { mayKeep } from '../../keepers.js';
import type {
  ChangePersonDetails,
  MovePerson,
  PeopleCommand,
  PeopleContext,
  PeopleRejection,
  PersonChange,
  RecordPersonLeft,
  RegisterPerson,
} from './people.commands.js';
import type { PeopleEvent } from './people.events.js';
import { ownPerson, refuseIdentity, refusePost, refuseWorkplace } from './people.guards.js';
import {
  applyToStaff,
  identityOf,
  type PersonRecord,
  type Posting,
  postingOf,
  postingOn,
  type Staff,
} from './people.state.js';

type Decided = Decision<PeopleEvent, PeopleRejection>;
type Refused = Rejection<PeopleRejection>;

const isSame = (one: object, other: object): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Whether they were registered with this content, or have it on that date. */
function isSameRegistration(
  known: PersonRecord,
  { person }: RegisterPerson,
  from: string,
): boolean {
  return isSame(identityOf(known), identityOf(person)) && entriesOf(known, person, from).length > 0;
}

/** What they began with and what holds on that date, where it is that posting. */
const entriesOf = (known: PersonRecord, person: Posting, from: string) =>
  [known.postings[0], entryAt(known.postings, from)].filter(
    (entry) => entry?.value && isSame(postingOf(entry.value), postingOf(person)),
  );

/** No events where date and reason are on record; refused otherwise, as they would be lost. */
const quietIfKept = (
  id: string,
  entries: readonly (Dated<unknown> | undefined)[],
  said: Effective,
): Decided =>
  entries.some((entry) => isKept(entry, said)) ? [] : reject('CHANGE_RECORDED', { id });

function register(command: RegisterPerson, staff: Staff, context: PeopleContext): Decided {
  const { person } = command;
  const { now } = context;
  const from = effectiveFrom(command, now);
  if (isRefused(from)) return from;
  const refused =
    refuseIdentity(person) ?? refusePost(person) ?? refuseWorkplace(person, from, context);
  if (refused) return refused;
  const known = staff.get(person.id);
  if (known && !isSameRegistration(known, command, from))
    return reject('PERSON_EXISTS', { id: person.id });
  if (known) return quietIfKept(person.id, entriesOf(known, person, from), command);
  const data = { at: now, ...identityOf(person), ...postingOf(person), ...effectiveOf(command) };
  return [{ type: 'PersonRegistered', data }];
}

function changeDetails(
  command: ChangePersonDetails,
  staff: Staff,
  context: PeopleContext,
): Decided {
  const known = ownPerson(staff, command.id, context);
  if (isRefused(known)) return known;
  const refused = refuseIdentity(command);
  if (refused) return refused;
  if (isSame(identityOf(known), identityOf(command))) return [];
  return [{ type: 'PersonDetailsChanged', data: { at: context.now, ...identityOf(command) } }];
}

function refuseMove(
  command: MovePerson,
  known: PersonRecord,
  from: string,
  context: PeopleContext,
): Refused | undefined {
  const { id } = command;
  const posting = postingOn(known, from);
  if (from < known.since) return reject('EFFECTIVE_TOO_EARLY', { id, since: known.since });
  // Somebody who left may come back, if the organisation moves them to itself.
  const organisation = posting?.organisation ?? command.organisation;
  if (!mayKeep(context.acting, organisation, context.organisations))
    return reject('NOT_YOUR_ORGANISATION', { organisation });
  return refusePost(command) ?? refuseWorkplace(command, from, context);
}

function move(command: MovePerson, staff: Staff, context: PeopleContext): Decided {
  const from = effectiveFrom(command, context.now);
  if (isRefused(from)) return from;
  const known = staff.get(command.id);
  if (!known) return reject('PERSON_NOT_FOUND', { id: command.id });
  const refused = refuseMove(command, known, from, context);
  if (refused) return refused;
  const posting = postingOn(known, from);
  if (posting && isSame(postingOf(posting), postingOf(command)))
    return quietIfKept(command.id, [entryAt(known.postings, from)], command);
  const data = { at: context.now, id: command.id, ...postingOf(command), ...effectiveOf(command) };
  return [{ type: 'PersonMoved', data }];
}

function leave(command: RecordPersonLeft, staff: Staff, context: PeopleContext): Decided {
  const { id } = command;
  const from = effectiveFrom(command, context.now);
  if (isRefused(from)) return from;
  const known = staff.get(id);
  if (!known) return reject('PERSON_NOT_FOUND', { id });
  if (from < known.since) return reject('EFFECTIVE_TOO_EARLY', { id, since: known.since });
  const posting = postingOn(known, from);
  if (!posting) return quietIfKept(id, [entryAt(known.postings, from)], command);
  const { organisation } = posting;
  if (!mayKeep(context.acting, organisation, context.organisations))
    return reject('NOT_YOUR_ORGANISATION', { organisation });
  return [{ type: 'PersonLeft', data: { at: context.now, id, ...effectiveOf(command) } }];
}

function decideOne(change: PersonChange, staff: Staff, context: PeopleContext): Decided {
  switch (change.type) {
    case 'RegisterPerson':
      return register(change, staff, context);
    case 'ChangePersonDetails':
      return changeDetails(change, staff, context);
    case 'MovePerson':
      return move(change, staff, context);
    case 'RecordPersonLeft':
      return leave(change, staff, context);
  }
}

function decideAll(
  changes: readonly PersonChange[],
  staff: Staff,
  context: PeopleContext,
): Decided {
  const events: PeopleEvent[] = [];
  const folded = new Map(staff);
  for (const change of changes) {
    const decided = decideOne(change, folded, context);
    if (isRejection(decided)) return decided;
    for (const event of decided) applyToStaff(folded, event);
    events.push(...decided);
  }
  return events;
}

/** The people of one district: one stream. */
export const people = streamFamily<
  PeopleCommand,
  Staff,
  PeopleEvent,
  PeopleRejection,
  PeopleContext
>({
  prefix: 'people',
  versions: { PersonRegistered: 1, PersonDetailsChanged: 1, PersonMoved: 1, PersonLeft: 1 },
  decider: {
    initialState: new Map(),
    decide: (command, staff, context) =>
      command.type === 'ChangePeople'
        ? decideAll(command.changes, staff, context)
        : decideOne(command, staff, context),
    evolve: (staff, event) => applyToStaff(new Map(staff), event),
    evolveAll: (staff, events) => events.reduce(applyToStaff, new Map(staff)),
  },
});
