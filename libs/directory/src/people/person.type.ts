import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { StaffShown } from '#access';
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

  @Field(() => ID, {
    nullable: true,
    description: '账号用户名：本单位、管理员可见。Username, for colleagues and the administrator.',
  })
  account!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '所在单位；已离任或未到任则为空。Organisation; null before and after their time.',
  })
  organisation!: string | null;

  @Field(() => String, { nullable: true, description: '职务、岗位。Post.' })
  post!: string | null;
}

/** Everything that is known of a person: for whoever has just changed it. */
export const WHOLE_PERSON: StaffShown = { phone: true, account: true };

/** Without telephone and username unless the reader may see them. */
export function toPersonType(person: Person, sees: StaffShown): PersonType {
  const { id, name, phone = null, account = null, organisation = null, post = null } = person;
  const shown = { id, name, organisation, post };
  return Object.assign(new PersonType(), shown, {
    phone: sees.phone ? phone : null,
    account: sees.account ? account : null,
  });
}
