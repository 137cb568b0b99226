import type { Acting, OrganisationsOn } from '../../keepers.js';
import type { Person } from '../../people/domain/people.state.js';
import type { Shift } from './roster.events.js';
import type { Duty } from './roster.state.js';

/** All of one month by the local date of their beginning, all or none. */
export interface AssignDuties {
  readonly type: 'AssignDuties';
  readonly organisation: string;
  /** `YYYY-MM` */
  readonly month: string;
  readonly duties: readonly Shift[];
  /** For what is already past. */
  readonly reason?: string;
  /** See `Effective`. */
  readonly reasonAssumed?: boolean;
}
export interface WithdrawDuty {
  readonly type: 'WithdrawDuty';
  readonly organisation: string;
  readonly month: string;
  readonly duty: number;
  readonly reason: string;
}
export type RosterCommand = AssignDuties | WithdrawDuty;

/** The people on a date. */
export interface PeopleOn {
  asOf(date: string): PeopleOn;
  find(id: string): Person | undefined;
}

export interface RosterContext {
  readonly now: string;
  readonly acting: Acting;
  readonly organisations: OrganisationsOn;
  readonly people: PeopleOn;
  /** Duties of the months before and after that are not withdrawn: a night shift crosses the border. */
  readonly neighbours: readonly Duty[];
}

/** Every reason for which a command on a duty roster is refused. Stable: clients act on them. */
export const ROSTER_REJECTIONS = [
  'ORGANISATION_UNKNOWN',
  'NOT_YOUR_ORGANISATION',
  'POST_INVALID',
  'DUTY_ENDS_TOO_EARLY',
  'DUTY_TOO_LONG',
  'DUTY_OUTSIDE_MONTH',
  'DUTY_OVERLAPS',
  'DUTY_NOT_FOUND',
  'PERSON_WORKS_ELSEWHERE',
  'PAST_NEEDS_REASON',
  'REASON_REQUIRED',
  'CHANGE_RECORDED',
] as const;
export type RosterRejection = (typeof ROSTER_REJECTIONS)[number];
