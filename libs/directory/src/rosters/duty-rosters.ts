import { localDate, localMonth } from '#calendar';
import { type Clock, type CommandOutcome, type Delivery, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { Directory } from '../organisations/directory.js';
import type { Person } from '../people/domain/people.state.js';
import type { StaffRegister } from '../people/staff-register.js';
import type { RosterCommand, RosterContext, RosterRejection } from './domain/roster.commands.js';
import type { RosterEvent } from './domain/roster.events.js';
import { overlappingDuties, roster, worksFor } from './domain/roster.js';
import {
  type Duty,
  gapsIn,
  monthAfter,
  monthBefore,
  type Roster,
  type Span,
  spanOfMonth,
} from './domain/roster.state.js';

/** Rosters are one stream per organisation and month: `roster-street-xinhua-2026-11`. */
const rosterId = (organisation: string, month: string): string => `${organisation}-${month}`;

export type RosterOutcome = CommandOutcome<Roster, RosterEvent, RosterRejection>;

/** Somebody who is on duty, and how to reach them. */
export interface OnDuty extends Duty {
  readonly organisation: string;
  /** Local month `YYYY-MM` of the roster that says so. */
  readonly month: string;
  readonly who: Person;
}

/** 值班表 of one organisation for one month. */
export interface MonthRoster {
  readonly organisation: string;
  readonly month: string;
  readonly duties: readonly OnDuty[];
  /** When nobody at all is on duty. */
  readonly gaps: readonly Span[];
  /** Duties of one post at the same time: possible only where two people write at once. */
  readonly overlaps: readonly number[];
  /** Duties of people who do not work there on that day: they count for nothing. */
  readonly unstaffed: readonly number[];
}

/** Duty rosters as an application service. A month has a few hundred events and is read when asked for. */
export class DutyRosters {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly staff: StaffRegister,
  ) {}

  /**
   * Who is on duty for an organisation at a time, ISO 8601 UTC; now where absent. For one that was
   * merged or split, whoever is at its successors. Empty where the roster has a gap.
   */
  async onDuty(organisation: string, at: string = this.clock.now()): Promise<OnDuty[]> {
    const date = localDate(at);
    const organisations = (await this.directory.current()).asOf(date);
    const standing = organisations.standingFor(organisation).map(({ id }) => id);
    const month = localMonth(at);
    const months = [monthBefore(month), month];
    const found = await Promise.all(
      standing.flatMap((id) => months.map((one) => this.#staffed(id, one))),
    );
    return found.flat().filter(({ from, to }) => from <= at && at < to);
  }

  /** The same shifts with telephones that can be read: for whoever may see them. */
  async readable(duties: readonly OnDuty[]): Promise<readonly OnDuty[]> {
    const people = await this.staff.readable(duties.map(({ who }) => who));
    return duties.map((duty, index) => ({ ...duty, who: people[index] ?? duty.who }));
  }

  /** The roster of a local month `YYYY-MM`, with what is wrong with it. */
  async month(organisation: string, month: string): Promise<MonthRoster> {
    const duties = await this.#duties(organisation, month);
    const staffed = await this.#staffed(organisation, month);
    const before = await this.#staffed(organisation, monthBefore(month));
    const people = await this.staff.current();
    const works = new Set(staffed.map(({ duty }) => duty));
    return {
      organisation,
      month,
      duties: duties.map((duty) => {
        const who = people.asOf(localDate(duty.from)).find(duty.person);
        return { ...duty, organisation, month, who: who ?? { id: duty.person, name: duty.person } };
      }),
      gaps: gapsIn(spanOfMonth(month), [...before, ...staffed]),
      overlaps: overlappingDuties(duties).map(({ duty }) => duty),
      unstaffed: duties.filter(({ duty }) => !works.has(duty)).map(({ duty }) => duty),
    };
  }

  /** Carries out a command on the roster of a month. */
  async handle(command: RosterCommand, delivery: Delivery): Promise<RosterOutcome> {
    const { organisation, month } = command;
    return roster.handle(this.store, {
      id: rosterId(organisation, month),
      command,
      context: await this.contextOf(command, delivery),
      envelope: envelopeOf(command, delivery),
    });
  }

  /** What a decision on the roster of a month needs from outside. */
  async contextOf(
    { organisation, month }: Pick<RosterCommand, 'organisation' | 'month'>,
    { actor, at = this.clock.now() }: Delivery,
  ): Promise<RosterContext> {
    const [organisations, people, before, after] = await Promise.all([
      this.directory.current(),
      this.staff.current(),
      this.#duties(organisation, monthBefore(month)),
      this.#duties(organisation, monthAfter(month)),
    ]);
    return { now: at, acting: actor, organisations, people, neighbours: [...before, ...after] };
  }

  /** As it stands in the log. */
  roster(organisation: string, month: string): Promise<Roster> {
    return roster.load(this.store, rosterId(organisation, month));
  }

  async #duties(organisation: string, month: string): Promise<Duty[]> {
    const { duties } = await this.roster(organisation, month);
    return [...duties.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  }

  /** Duties of those who work there on the day. */
  async #staffed(organisation: string, month: string): Promise<OnDuty[]> {
    const duties = await this.#duties(organisation, month);
    const organisations = await this.directory.current();
    const people = await this.staff.current();
    return duties.flatMap((duty) => {
      const who = people.asOf(localDate(duty.from)).find(duty.person);
      const works = who && worksFor(duty, organisation, { people, organisations });
      return works ? [{ ...duty, organisation, month, who }] : [];
    });
  }
}
