import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope, type StaffShown } from '#access';
import type { Actor } from '#event-sourcing';
import { Directory } from '../../organisations/directory.js';
import type { Person } from '../domain/people.state.js';
import { StaffRegister } from '../staff-register.js';

export interface PeopleQuestion {
  readonly organisation?: string;
  readonly search?: string;
  /** Local date `YYYY-MM-DD`; today where absent. */
  readonly asOf?: string;
  readonly first: number;
  /** Id of the person after whom the page begins. */
  readonly after?: string;
}

export interface FoundPerson {
  readonly person: Person;
  /** What of them the one who asks may see. */
  readonly sees: StaffShown;
}

/**
 * 人员: those of an organisation (and of what was merged into it) on a date, by id: a page, and one more
 * where there are more.
 */
export class FindPeople extends Query<readonly FoundPerson[]> {
  constructor(
    readonly actor: Actor,
    readonly question: PeopleQuestion,
  ) {
    super();
  }
}

@QueryHandler(FindPeople)
export class FindPeopleHandler implements IQueryHandler<FindPeople> {
  constructor(
    private readonly directory: Directory,
    private readonly staff: StaffRegister,
  ) {}

  async execute({ actor, question }: FindPeople): Promise<readonly FoundPerson[]> {
    const { organisation, search, asOf, first, after = '' } = question;
    const today = await this.directory.current();
    const organisations = today.asOf(asOf ?? today.date);
    const withInherited = (id: string) => [
      id,
      ...organisations.predecessorsOf(id).map((predecessor) => predecessor.id),
    ];
    const working = (await this.staff.current()).asOf(organisations.date).working({
      ...(organisation !== undefined && { organisations: withInherited(organisation) }),
      ...(search !== undefined && { search }),
    });
    const rest = working.filter(({ id }) => id > after).sort((a, b) => (a.id < b.id ? -1 : 1));
    const scope = readScope(actor, organisations);
    return rest.slice(0, first + 1).map((person) => ({
      person,
      sees: scope.staffShown(person.organisation),
    }));
  }
}
