import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { OrganisationKind } from './domain/directory.events.js';
import type { Organisation } from './domain/directory.state.js';

/** Names in GraphQL of the kinds that events are written with. */
export const OrganisationKindEnum = {
  DISTRICT: 'district',
  STREET: 'street',
  COMMUNITY: 'community',
  DEPARTMENT: 'department',
  STATIONED_AGENCY: 'stationed-agency',
  COMPANY: 'company',
} as const satisfies Record<string, OrganisationKind>;

registerEnumType(OrganisationKindEnum, {
  name: 'OrganisationKind',
  description: '单位种类。Kind of an organisation.',
  valuesMap: {
    DISTRICT: { description: '区。The district.' },
    STREET: { description: '街道(乡镇)。A street or township.' },
    COMMUNITY: { description: '社区(村)。A community or village.' },
    DEPARTMENT: { description: '区级部门。A department of the district.' },
    STATIONED_AGENCY: { description: '派出机构。An agency stationed in a street.' },
    COMPANY: { description: '企业，如物业、通信运营商。A company that reports in.' },
  },
});

@ObjectType('Organisation', { description: '单位。An organisation of the district.' })
export class OrganisationType {
  @Field(() => ID, { description: '编号，如 street-xinhua。Identifier; never changes.' })
  id!: string;

  @Field(() => OrganisationKindEnum, { description: '种类。Kind.' })
  kind!: OrganisationKind;

  @Field(() => String, { description: '名称。Name.' })
  name!: string;

  @Field(() => ID, {
    nullable: true,
    description: '上级单位编号。The street of a community; the street or department of an agency.',
  })
  parent?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '12 位行政区划代码。Region code, 12 digits (GB/T 2260).',
  })
  regionCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '统一社会信用代码。Unified social credit code (GB 32100).',
  })
  creditCode?: string | null;

  @Field(() => Boolean, { description: '是否已停用。Whether it takes no new part.' })
  retired!: boolean;
}

export function toOrganisationType(organisation: Organisation): OrganisationType {
  const { id, kind, name, parent, regionCode, creditCode, retired } = organisation;
  const optional = {
    parent: parent ?? null,
    regionCode: regionCode ?? null,
    creditCode: creditCode ?? null,
  };
  return Object.assign(new OrganisationType(), { id, kind, name, ...optional, retired });
}
