import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory } from '../../directory.js';
import type { OrganisationKind } from '../../domain/directory.events.js';
import type { Organisation } from '../../domain/directory.state.js';

/** The organisations that still take part, in order of registration. */
export class FindOrganisations extends Query<readonly Organisation[]> {
  constructor(
    readonly filter: { readonly kind?: OrganisationKind; readonly search?: string } = {},
  ) {
    super();
  }
}

@QueryHandler(FindOrganisations)
export class FindOrganisationsHandler implements IQueryHandler<FindOrganisations> {
  constructor(private readonly directory: Directory) {}

  async execute({ filter }: FindOrganisations): Promise<readonly Organisation[]> {
    return (await this.directory.current()).active(filter);
  }
}
