import { localDate, localMonth } from '#calendar';
import {
  type Actor,
  deliveryOf,
  type Clock,
  type Decision,
  type DomainEvent,
  isRejection,
  type Rejection,
} from '#event-sourcing';
import type { Directory } from './organisations/directory.js';
import type { OrganisationChange } from './organisations/domain/directory.commands.js';
import { directory as organisationDecider } from './organisations/domain/directory.js';
import { applyToDistrict } from './organisations/domain/directory.state.js';
import { Organisations } from './organisations/organisations.js';
import { directoryMessage } from './organisations/write/organisation-result.js';
import type { PersonChange } from './people/domain/people.commands.js';
import { people as peopleDecider } from './people/domain/people.js';
import { applyToStaff, type PersonRecord } from './people/domain/people.state.js';
import { People } from './people/people.js';
import type { StaffRegister } from './people/staff-register.js';
import { peopleMessage } from './people/write/person-result.js';
import { RosterTrial } from './roster-trial.js';
import type { AssignDuties } from './rosters/domain/roster.commands.js';
import type { Shift } from './rosters/domain/roster.events.js';
import type { DutyRosters } from './rosters/duty-rosters.js';
import { rosterMessage } from './rosters/write/roster-result.js';

interface OnLine {
  /** Of the file, from 1. */
  readonly line: number;
}
export interface FiledOrganisation extends OnLine {
  readonly what: 'organisation';
  readonly change: OrganisationChange;
}
export interface FiledPerson extends OnLine {
  readonly what: 'person';
  readonly change: PersonChange;
}
export interface FiledDuty extends OnLine {
  readonly what: 'duty';
  readonly organisation: string;
  readonly shift: Shift;
  readonly reason?: string;
  readonly reasonAssumed?: boolean;
}
/** One line of a file, as the change that it asks for. */
export type Filed = FiledOrganisation | FiledPerson | FiledDuty;

/** Why a line is refused. */
export interface RefusedLine extends OnLine {
  readonly code: string;
  /** In Chinese. */
  readonly message: string;
}

/** What a file would change; lines that change nothing are left out. */
export interface FilingPlan {
  readonly organisations: readonly OrganisationChange[];
  readonly people: readonly PersonChange[];
  readonly rosters: readonly AssignDuties[];
  readonly refused: readonly RefusedLine[];
}

/** Applies the changes of a file to the directory: organisations, then people, then duties. */
export class Filing {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly staff: StaffRegister,
    private readonly rosters: DutyRosters,
  ) {}

  /** Decides every line on the directory as the lines before it would leave it; writes nothing. */
  async plan(lines: readonly Filed[], actor: Actor): Promise<FilingPlan> {
    const now = this.clock.now();
    const district = new Map(await this.directory.records());
    const ofOrganisations = tryAll(
      lines.filter((one) => one.what === 'organisation'),
      (change) => organisationDecider.decide(change, district, { now }),
      { keep: (event) => void applyToDistrict(district, event), messageOf: directoryMessage },
    );
    const known = new Map<string, PersonRecord>(await this.staff.records());
    const organisations = new Organisations(district, localDate(now));
    const context = { now, acting: actor, organisations };
    const ofPeople = tryAll(
      lines.filter((one) => one.what === 'person'),
      (change) => peopleDecider.decide(change, known, context),
      { keep: (event) => void applyToStaff(known, event), messageOf: peopleMessage },
    );
    const trial = new RosterTrial(this.rosters, {
      ...context,
      people: new People(known, localDate(now)),
    });
    const ofDuties = await tryDuties(lines, trial);
    const refused = [...ofOrganisations.refused, ...ofPeople.refused, ...ofDuties].sort(byLine);
    const rosters = trial.commands();
    return { organisations: ofOrganisations.changes, people: ofPeople.changes, rosters, refused };
  }

  /**
   * Carries out a plan without refusals, in portions that are each written as a whole. If it breaks off
   * between two portions, filing again completes it.
   * @throws FilingRefusedError where the directory has changed under the plan
   */
  async carryOut({ organisations, people, rosters }: FilingPlan, actor: Actor): Promise<void> {
    const delivery = () => deliveryOf({}, actor);
    for (const changes of portions(organisations))
      accept(await this.directory.handle({ type: 'ChangeDirectory', changes }, delivery()));
    for (const changes of portions(people))
      accept(await this.staff.handle({ type: 'ChangePeople', changes }, delivery()));
    for (const roster of rosters) accept(await this.rosters.handle(roster, delivery()));
  }
}

const byLine = (one: RefusedLine, other: RefusedLine): number => one.line - other.line;

interface Trying<E, Code extends string> {
  /** Lets the event count for the lines that follow. */
  readonly keep: (event: E) => void;
  readonly messageOf: (rejection: Rejection<Code>) => string;
}

/** Changes that have an effect, and refused lines. */
function tryAll<Change, E extends DomainEvent, Code extends string>(
  lines: readonly { readonly line: number; readonly change: Change }[],
  decide: (change: Change) => Decision<E, Code>,
  { keep, messageOf }: Trying<E, Code>,
): { readonly changes: Change[]; readonly refused: RefusedLine[] } {
  const changes: Change[] = [];
  const refused: RefusedLine[] = [];
  for (const { line, change } of lines) {
    const decided = decide(change);
    if (isRejection(decided)) {
      refused.push(refusal(line, decided, messageOf));
      continue;
    }
    for (const event of decided) keep(event);
    if (decided.length > 0) changes.push(change);
  }
  return { changes, refused };
}

async function tryDuties(lines: readonly Filed[], trial: RosterTrial): Promise<RefusedLine[]> {
  const refused: RefusedLine[] = [];
  for (const { line, ...duty } of lines.filter((one) => one.what === 'duty')) {
    const wrong = await trial.add({ ...duty, month: localMonth(duty.shift.from) });
    if (wrong) refused.push(refusal(line, wrong, rosterMessage));
  }
  return refused;
}

function refusal<Code extends string>(
  line: number,
  rejection: Rejection<Code>,
  messageOf: (rejection: Rejection<Code>) => string,
): RefusedLine {
  return { line, code: rejection.rejected, message: messageOf(rejection) };
}

/** A log takes about 1 MiB at once; boundaries are long, other changes are not. */
const PORTION = { changes: 500, characters: 250_000 };

function portions<Change>(changes: readonly Change[]): Change[][] {
  const found: Change[][] = [];
  let characters = 0;
  for (const change of changes) {
    const length = JSON.stringify(change).length;
    const last = found.at(-1);
    characters += length;
    if (last && last.length < PORTION.changes && characters <= PORTION.characters) {
      last.push(change);
      continue;
    }
    found.push([change]);
    characters = length;
  }
  return found;
}

/** The directory was changed between trying a file and writing it; trying again settles it. */
export class FilingRefusedError extends Error {
  override readonly name = 'FilingRefusedError';
  constructor(readonly code: string) {
    super(`目录在导入期间被他人修改（${code}），请重新导入`);
  }
}

function accept(
  outcome:
    | { readonly outcome: 'accepted' }
    | { readonly outcome: 'rejected'; readonly rejection: Rejection },
): void {
  if (outcome.outcome === 'rejected') throw new FilingRefusedError(outcome.rejection.rejected);
}
