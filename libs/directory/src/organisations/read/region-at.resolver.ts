import { QueryBus } from '@nestjs/cqrs';
import {
  Args,
  ArgsType,
  Field,
  ID,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { PointInput } from '#graphql';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import type { Organisation } from '../domain/directory.state.js';
import { OrganisationType } from '../organisation.type.js';
import { regionAt } from '../region-at.js';
import { FindOrganisations } from './organisations.query.js';

@ObjectType('RegionAt', {
  description: '一处位置所在的街道、社区，按划定的界线。Whose area a point lies in.',
})
export class RegionAtType {
  @Field(() => ID, {
    nullable: true,
    description: '街道编号；不在任何街道的界线内则空。The street; null outside of all of them.',
  })
  street!: string | null;

  @Field(() => String, { nullable: true, description: '街道名称。Its name.' })
  streetName!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '社区编号；社区没有划定界线则空。The community, where its boundary is drawn.',
  })
  community!: string | null;

  @Field(() => String, { nullable: true, description: '社区名称。Its name.' })
  communityName!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '12 位区划代码：社区的，否则街道的。Region code of the community, or of the street.',
  })
  regionCode!: string | null;
}

@ArgsType()
class RegionAtArgs {
  @Field(() => PointInput, { description: '位置。The point.' })
  @ValidateNested()
  @Type(() => PointInput)
  place!: PointInput;
}

const named = (found: Organisation | undefined) =>
  [found?.id ?? null, found?.name ?? null] as const;

@Resolver()
export class RegionAtResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => RegionAtType, {
    description:
      '一处位置在哪个街道、社区：吹哨前填写地点用；没有划定界线的查不到。The street and community at a point, by the boundaries that were drawn.',
  })
  async regionAt(@Args() { place }: RegionAtArgs): Promise<RegionAtType> {
    const { organisations } = await this.queries.execute(new FindOrganisations());
    const { street: inStreet, community: inCommunity } = regionAt(organisations, place);
    const [street, streetName] = named(inStreet);
    const [community, communityName] = named(inCommunity);
    const regionCode = inCommunity?.regionCode ?? inStreet?.regionCode ?? null;
    return { street, streetName, community, communityName, regionCode };
  }
}

/** The text is made only where a client asks for it. */
@Resolver(() => OrganisationType)
export class OrganisationBoundaryResolver {
  @ResolveField(() => String, { nullable: true })
  boundary(@Parent() { boundary }: OrganisationType): string | null {
    return boundary ? JSON.stringify(boundary) : null;
  }
}
