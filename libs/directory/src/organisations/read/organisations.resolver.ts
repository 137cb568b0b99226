import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { isLocalDate } from '#calendar';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { inputError } from '#graphql';
import { ORGANISATION_KINDS, type OrganisationKind } from '../domain/directory.events.js';
import { organisationIn, OrganisationKindEnum, OrganisationType } from '../organisation.type.js';
import { FindOrganisations, type OrganisationsQuestion } from './organisations.query.js';

@ArgsType()
class AsOfArgs {
  @Field(() => String, {
    nullable: true,
    description:
      '某一天（北京时间 YYYY-MM-DD）的样子，默认今天；将来的日期含待生效的变更。As it is on this local date; today by default.',
  })
  @IsOptional()
  @IsString({ message: '日期须为 YYYY-MM-DD' })
  asOf?: string | null;
}

@ArgsType()
class OrganisationArgs extends AsOfArgs {
  @Field(() => ID, { description: '单位编号。Id of the organisation.' })
  @IsString({ message: '编号须为文字' })
  id!: string;
}

@ArgsType()
class OrganisationsArgs extends AsOfArgs {
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

  @Field(() => Boolean, {
    defaultValue: false,
    description: '也列出已停用和待设立的。Those that take no part on that date as well.',
  })
  @IsBoolean()
  withInactive: boolean = false;
}

/** @throws GraphQLError 400 that names the field */
function asOfIn({ asOf }: AsOfArgs): Pick<OrganisationsQuestion, 'asOf'> {
  if (asOf === undefined || asOf === null) return {};
  if (isLocalDate(asOf)) return { asOf };
  throw inputError('asOf', 'DATE_INVALID', '日期须为存在的日期 YYYY-MM-DD');
}

@Resolver(() => OrganisationType)
export class OrganisationsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [OrganisationType], {
    description: '某日在用的单位，默认今天。The organisations that take part on a date.',
  })
  async organisations(@Args() args: OrganisationsArgs): Promise<OrganisationType[]> {
    const { kind, search, withInactive } = args;
    const filter = { ...(kind && { kind }), ...(search && { search }), withInactive };
    const asked = new FindOrganisations({ ...filter, ...asOfIn(args) });
    const { ids, organisations } = await this.queries.execute(asked);
    return ids.map((id) => organisationIn(organisations, id)!);
  }

  @Query(() => OrganisationType, {
    nullable: true,
    description:
      '一个单位在某日的样子及沿革；没有则为空。One organisation on a date, with its history; null for none.',
  })
  async organisation(@Args() args: OrganisationArgs): Promise<OrganisationType | null> {
    const question = { id: args.id, withInactive: true, ...asOfIn(args) };
    const { organisations } = await this.queries.execute(new FindOrganisations(question));
    return organisationIn(organisations, args.id) ?? null;
  }
}
