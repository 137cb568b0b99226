import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Person } from './domain/people.state.js';

@ObjectType('Person', { description: '人员。A person of an organisation.' })
export class PersonType {
  @Field(() => ID, { description: '人员编号。Identifier; never changes.' })
  id!: string;

  @Field(() => String, { description: '姓名。Name.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '电话：本单位、指挥中心、管理员可见；在岗的人人可见。Telephone: for their own organisation, the command centre and the administrator; of whoever is on duty, for all.',
  })
  phone!: string | null;

  @Field(() => ID, { nullable: true, description: '账号用户名。Username of the account.' })
  account!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '所在单位；已离任或未到任则为空。Organisation; null before and after their time.',
  })
  organisation!: string | null;

  @Field(() => String, { nullable: true, description: '职务、岗位。Post.' })
  post!: string | null;
}

/** Without the telephone unless the reader may see it. */
export function toPersonType(person: Person, withPhone: boolean): PersonType {
  const { id, name, phone = null, account = null, organisation = null, post = null } = person;
  const shown = { id, name, account, organisation, post, phone: withPhone ? phone : null };
  return Object.assign(new PersonType(), shown);
}
