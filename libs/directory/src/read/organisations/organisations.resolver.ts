import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ORGANISATION_KINDS, type OrganisationKind } from '../../domain/directory.events.js';
import {
  OrganisationKindEnum,
  OrganisationType,
  toOrganisationType,
} from '../../organisation.type.js';
import { FindOrganisations } from './organisations.query.js';

@ArgsType()
class OrganisationsArgs {
  @Field(() => OrganisationKindEnum, {
    nullable: true,
    description: '只要这一种。Only this kind.',
  })
  @IsOptional()
  @IsIn(ORGANISATION_KINDS, { message: '单位种类无效' })
  kind?: OrganisationKind | null;

  @Field(() => String, {
    nullable: true,
    description: '名称或编号中的文字。Text in the name or the id.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: '搜索文字不得超过 100 字' })
  search?: string | null;
}

@Resolver(() => OrganisationType)
export class OrganisationsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [OrganisationType], {
    description: '在用的单位。The organisations that take part.',
  })
  async organisations(@Args() { kind, search }: OrganisationsArgs): Promise<OrganisationType[]> {
    const filter = { ...(kind && { kind }), ...(search && { search }) };
    const found = await this.queries.execute(new FindOrganisations(filter));
    return found.map(toOrganisationType);
  }
}
