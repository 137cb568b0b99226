import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { CurrentActor } from '#access';
import { isLocalDate } from '#calendar';
import type { Actor } from '#event-sourcing';
import {
  type Connection,
  ConnectionArgs,
  connectionType,
  decodeCursor,
  inputError,
  pageOf,
} from '#graphql';
import type { Person } from '../domain/people.state.js';
import { PersonType, toPersonType } from '../person.type.js';
import { StaffRegister } from '../staff-register.js';
import { FindPeople, type FoundPerson } from './people.query.js';

const PersonConnection = connectionType(PersonType, 'Person');

@ArgsType()
class PeopleArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: '只看此单位。Only this organisation.' })
  @IsOptional()
  @IsString({ message: '单位须为编号' })
  organisation?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '姓名、编号或岗位中的文字。Text in the name, id or post.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: '搜索文字不得超过 100 字' })
  search?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '某一天（YYYY-MM-DD）在岗的人员，默认今天。Who works there on this local date.',
  })
  @IsOptional()
  @IsString({ message: '日期须为 YYYY-MM-DD' })
  asOf?: string | null;
}

/** Of those whose telephone is not shown, it is not opened either. */
const phoneFor = ({ person: { phone, ...person }, sees }: FoundPerson): Person =>
  sees.phone && phone !== undefined ? { ...person, phone } : person;

function questionOf({ organisation, search, asOf, first, after }: PeopleArgs) {
  if (asOf && !isLocalDate(asOf))
    throw inputError('asOf', 'DATE_INVALID', '日期须为存在的日期 YYYY-MM-DD');
  return {
    first,
    ...(after && { after: String(decodeCursor(after)[0]) }),
    ...(organisation && { organisation }),
    ...(search && { search }),
    ...(asOf && { asOf }),
  };
}

@Resolver()
export class PeopleResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly staff: StaffRegister,
  ) {}

  @Query(() => PersonConnection, {
    description:
      '某日在岗的人员，按编号；电话只给本单位、指挥中心和管理员。People who work on a date, by id.',
  })
  async people(
    @Args() args: PeopleArgs,
    @CurrentActor() actor: Actor,
  ): Promise<Connection<PersonType>> {
    const found = await this.queries.execute(new FindPeople(actor, questionOf(args)));
    const readable = await this.staff.readable(found.map(phoneFor));
    const people = found.map((one, index) => ({ ...one, person: readable[index] ?? one.person }));
    // Answered from the log itself: always current.
    const freshness = { position: args.afterPosition ?? null, reached: true, fromLog: true };
    const page = { first: args.first, after: args.after || undefined, freshness };
    return pageOf(
      people,
      page,
      ({ person }) => [person.id],
      ({ person, sees }) => toPersonType(person, sees),
    );
  }
}
