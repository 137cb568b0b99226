import { HOUR_MS, localDate } from '#calendar';
import { type Decision, isVisible, reject, type Rejection, streamFamily } from '#event-sourcing';
import { isReasonKept } from '../../dated.js';
import { mayKeep } from '../../keepers.js';
import type {
  AssignDuties,
  RosterCommand,
  RosterContext,
  RosterRejection,
  WithdrawDuty,
} from './roster.commands.js';
import type { RosterEvent, Shift } from './roster.events.js';
import {
  type Duty,
  evolveRoster,
  isRosterMonth,
  noRoster,
  overlaps,
  type Roster,
} from './roster.state.js';

type Decided = Decision<RosterEvent, RosterRejection>;
type Refused = Rejection<RosterRejection>;

/** A longer shift is taken as mistyped. */
export const LONGEST_SHIFT_HOURS = 72;
const LONGEST_POST = 50;

/** Whether the person works on that day for the organisation, or for one that it succeeded. */
export function worksFor(
  { person, from }: Shift,
  organisation: string,
  { people, organisations }: Pick<RosterContext, 'people' | 'organisations'>,
): boolean {
  const date = localDate(from);
  const works = people.asOf(date).find(person)?.organisation;
  if (works === undefined) return false;
  return works === organisation || organisations.asOf(date).actsFor(organisation, works);
}

function refuseTimes({ from, to, post }: Shift, month: string): Refused | undefined {
  const isPost = post.trim() === post && isVisible(post) && post.length <= LONGEST_POST;
  if (!isPost) return reject('POST_INVALID', { post });
  if (to <= from) return reject('DUTY_ENDS_TOO_EARLY', { from, to });
  if (Date.parse(to) - Date.parse(from) > LONGEST_SHIFT_HOURS * HOUR_MS)
    return reject('DUTY_TOO_LONG', { from, to });
  const inMonth = isRosterMonth(month) && localDate(from).startsWith(month);
  return inMonth ? undefined : reject('DUTY_OUTSIDE_MONTH', { from });
}

/** The past is open to corrections, but only with a reason. */
function refusePast({ from }: Shift, reason: string, now: string): Refused | undefined {
  const told = localDate(from) >= localDate(now) || isVisible(reason);
  return told ? undefined : reject('PAST_NEEDS_REASON', { from });
}

function refusePlace(
  shift: Shift,
  organisation: string,
  context: RosterContext,
): Refused | undefined {
  const { from, person } = shift;
  const active = context.organisations.asOf(localDate(from)).find(organisation)?.active;
  if (active !== true) return reject('ORGANISATION_UNKNOWN', { organisation });
  if (worksFor(shift, organisation, context)) return undefined;
  return reject('PERSON_WORKS_ELSEWHERE', { person });
}

function refuseShift(
  shift: Shift,
  { organisation, month, reason = '' }: AssignDuties,
  taken: readonly Shift[],
  context: RosterContext,
): Refused | undefined {
  const { post } = shift;
  const refused =
    refuseTimes(shift, month) ??
    refusePast(shift, reason, context.now) ??
    refusePlace(shift, organisation, context);
  if (refused) return refused;
  const clash = taken.find((other) => other.post === post && overlaps(other, shift));
  return clash && reject('DUTY_OVERLAPS', { post, from: clash.from, to: clash.to });
}

const isSame = (one: Shift, other: Shift): boolean =>
  one.post === other.post &&
  one.person === other.person &&
  one.from === other.from &&
  one.to === other.to;

function refuseKeeper(organisation: string, context: RosterContext): Refused | undefined {
  if (mayKeep(context.acting, organisation, context.organisations)) return undefined;
  return reject('NOT_YOUR_ORGANISATION', { organisation });
}

/** All are assigned already; refused where the reason is new. */
function quietIfAssigned(command: AssignDuties, { duties, reasons }: Roster): Decided {
  const known = [...duties.values()];
  const standing = command.duties.flatMap((shift) => known.find((one) => isSame(one, shift)) ?? []);
  const other = standing.find(({ duty }) => !isReasonKept(reasons.get(duty), command));
  return other ? reject('CHANGE_RECORDED', { duty: other.duty }) : [];
}

function assign(command: AssignDuties, roster: Roster, context: RosterContext): Decided {
  const { organisation, reason } = command;
  const refused = refuseKeeper(organisation, context);
  if (refused) return refused;
  const taken: Shift[] = [...roster.duties.values(), ...context.neighbours];
  const events: RosterEvent[] = [];
  for (const { post, person, from, to } of command.duties) {
    const shift = { post, person, from, to };
    if (taken.some((other) => isSame(other, shift))) continue;
    const wrong = refuseShift(shift, command, taken, context);
    if (wrong) return wrong;
    taken.push(shift);
    const duty = roster.assigned + events.length + 1;
    const why = reason === undefined ? {} : { reason };
    const data = { at: context.now, organisation, duty, ...shift, ...why };
    events.push({ type: 'DutyAssigned', data });
  }
  return events.length > 0 ? events : quietIfAssigned(command, roster);
}

function withdraw(
  command: WithdrawDuty,
  { duties, assigned, reasons }: Roster,
  context: RosterContext,
): Decided {
  const { organisation, duty, reason } = command;
  const refused = refuseKeeper(organisation, context);
  if (refused) return refused;
  if (duty < 1 || duty > assigned) return reject('DUTY_NOT_FOUND', { duty });
  if (!isVisible(reason)) return reject('REASON_REQUIRED');
  if (!duties.has(duty))
    return reasons.get(duty) === reason ? [] : reject('CHANGE_RECORDED', { duty });
  return [{ type: 'DutyWithdrawn', data: { at: context.now, organisation, duty, reason } }];
}

/** 值班表 of one organisation for one month: one stream, as long as the month has shifts. */
export const roster = streamFamily<
  RosterCommand,
  Roster,
  RosterEvent,
  RosterRejection,
  RosterContext
>({
  prefix: 'roster-',
  versions: { DutyAssigned: 1, DutyWithdrawn: 1 },
  decider: {
    initialState: noRoster,
    decide: (command, state, context) =>
      command.type === 'AssignDuties'
        ? assign(command, state, context)
        : withdraw(command, state, context),
    evolve: evolveRoster,
  },
});

/** Duties of one post at the same time: two people who write at once may cause them. */
export const overlappingDuties = (duties: readonly Duty[]): Duty[] =>
  duties.filter((one) =>
    duties.some((other) => other !== one && other.post === one.post && overlaps(one, other)),
  );
