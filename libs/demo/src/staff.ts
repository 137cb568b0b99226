import { dayOf, localMonth, startOfDay } from '#calendar';
import { type Directory, DutyRosters, type PersonDetails, StaffRegister } from '#directory';
import type { Actor, Clock, CommandOutcome, DomainEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { PersonalData } from '#privacy';
import { DISTRICT, STREETS } from './district/places.js';
import { officersOf } from './district/people.js';
import { demoCommandId, DemoRefusedError, type RefusedStep } from './player.js';
import { HOUR, iso } from './scenario/moments.js';

/** Organisations with people on duty round the clock. */
const UNITS = [DISTRICT.id, ...STREETS.map(({ id }) => id), 'dept-gongan', 'dept-xiaofang'];
const PEOPLE_PER_UNIT = 4;
const DAYS = 30;
const SHIFT_HOURS = 8;

/** A person with a fictitious telephone number. */
function personOf(unit: string, ofUnit: number): PersonDetails {
  const index = UNITS.indexOf(unit) * PEOPLE_PER_UNIT + ofUnit;
  const name = officersOf(unit)[ofUnit] ?? unit;
  return {
    id: `p${String(index + 1).padStart(3, '0')}`,
    name,
    organisation: unit,
    phone: `0990-5550${String(index + 100)}`,
    post: ofUnit === 0 ? '值班长' : '值班员',
  };
}

const staffOf = (unit: string): PersonDetails[] =>
  Array.from({ length: PEOPLE_PER_UNIT }, (_, index) => personOf(unit, index));

/** Three shifts a day from the local midnight before `now`, its people in turn. */
const shiftsOf = (unit: string, now: number) =>
  Array.from({ length: (DAYS * 24) / SHIFT_HOURS }, (_, index) => {
    const from = startOfDay(dayOf(now)) + index * SHIFT_HOURS * HOUR;
    const { id: person } = personOf(unit, index % PEOPLE_PER_UNIT);
    return { post: '值班员', person, from: iso(from), to: iso(from + SHIFT_HOURS * HOUR) };
  });

export interface StaffOptions {
  readonly eventStore: EventStore;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly seed: number;
  readonly actor: Actor;
  readonly personalData: PersonalData;
  /** End of the history, in milliseconds of the epoch. */
  readonly now: number;
}

/**
 * People of the district, its streets, police and fire brigade, and a month of 24-hour duty from `now`.
 * @returns what was refused
 */
export async function staffDistrict(staffing: StaffOptions): Promise<readonly RefusedStep[]> {
  const { eventStore, clock, directory, seed, actor, now, personalData } = staffing;
  const staff = new StaffRegister(eventStore, clock, directory, personalData);
  const rosters = new DutyRosters(eventStore, clock, directory, staff);
  const changes = UNITS.flatMap(staffOf).map((person) => ({
    type: 'RegisterPerson' as const,
    person,
  }));
  const commandId = demoCommandId(seed, 'people');
  const leftOut = refusalsOf(
    'ChangePeople',
    await staff.handle({ type: 'ChangePeople', changes }, { actor, commandId }),
  );
  for (const organisation of UNITS) {
    const shifts = shiftsOf(organisation, now);
    for (const month of new Set(shifts.map(({ from }) => localMonth(from)))) {
      const duties = shifts.filter(({ from }) => localMonth(from) === month);
      const id = demoCommandId(seed, `roster/${organisation}/${month}`);
      const change = { actor, commandId: id, at: iso(now) };
      const command = { type: 'AssignDuties' as const, organisation, month, duties };
      leftOut.push(...refusalsOf(command.type, await rosters.handle(command, change)));
    }
  }
  return leftOut;
}

const refusalsOf = (
  command: string,
  outcome: CommandOutcome<unknown, DomainEvent, string>,
): RefusedStep[] =>
  outcome.outcome === 'rejected' ? [{ command, code: outcome.rejection.rejected }] : [];

/** @throws DemoRefusedError */
export function requireAccepted<E extends DomainEvent>(
  outcome: CommandOutcome<unknown, E, string>,
): void {
  if (outcome.outcome === 'accepted') return;
  const { rejected, details } = outcome.rejection;
  throw new DemoRefusedError(`${rejected} ${JSON.stringify(details)}`);
}
