import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory } from '../directory.js';
import type { OrganisationFilter, Organisations } from '../organisations.js';

export interface OrganisationsQuestion extends OrganisationFilter {
  /** Local date `YYYY-MM-DD`; today where absent. */
  readonly asOf?: string;
  /** Those that take no part on that date too: ended, or still to come. */
  readonly withInactive?: boolean;
  /** This one alone. */
  readonly id?: string;
}

/** Ids of what was looked for, in order of registration, and the directory on that date. */
export interface FoundOrganisations {
  readonly ids: readonly string[];
  readonly organisations: Organisations;
}

/** The organisations as they are on a date. */
export class FindOrganisations extends Query<FoundOrganisations> {
  constructor(readonly question: OrganisationsQuestion = {}) {
    super();
  }
}

@QueryHandler(FindOrganisations)
export class FindOrganisationsHandler implements IQueryHandler<FindOrganisations> {
  constructor(private readonly directory: Directory) {}

  async execute({ question }: FindOrganisations): Promise<FoundOrganisations> {
    const today = await this.directory.current();
    const { asOf = today.date, withInactive = false, id, ...filter } = question;
    const organisations = today.asOf(asOf);
    const found = organisations.matching(filter);
    const shown = found.filter((o) => (withInactive || o.active) && (id ?? o.id) === o.id);
    return { ids: shown.map((o) => o.id), organisations };
  }
}
