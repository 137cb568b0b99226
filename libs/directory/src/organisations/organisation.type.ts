import { Field, ID, ObjectType } from '@nestjs/graphql';
import { enumOf } from '#graphql';
import type { Boundary } from './domain/boundary.js';
import type { OrganisationKind } from './domain/directory.events.js';
import type { Organisations } from './organisations.js';

/** Names in GraphQL of the kinds that events are written with. */
export const OrganisationKindEnum = enumOf<OrganisationKind>(
  'OrganisationKind',
  '单位种类。Kind of an organisation.',
  {
    district: '区。The district.',
    street: '街道（乡镇）。A street or township.',
    community: '社区（村）。A community or village.',
    department: '区级部门。A department of the district.',
    'stationed-agency': '派出机构。An agency stationed in a street.',
    company: '企业，如物业。A company, such as a property company.',
    utility: '水电气热、通信单位。A utility or operator.',
    'committee-member': '报到的委员。A committee member who reports in.',
  },
);

@ObjectType({ description: '沿革的一步。One step of an organisation’s history.' })
export class OrganisationStep {
  @Field(() => String, { description: '生效日期。Local date from which it counts.' })
  effectiveFrom!: string;

  @Field(() => String, {
    description:
      'registered 设立、renamed 更名、moved 划转、retired 停用、merged 合并、split 拆分、bounded 划定或取消界线。What happened.',
  })
  step!: string;

  @Field(() => [String], {
    description:
      '新名称、新上级或承接单位；划定界线的为空。The new name, the new parent, or the successors; none for a boundary.',
  })
  to!: string[];

  @Field(() => String, { nullable: true, description: '理由。Reason.' })
  reason?: string | null;
}

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

  @Field(() => String, {
    nullable: true,
    description:
      '界线：GeoJSON（RFC 7946）的 Polygon 或 MultiPolygon 文本，WGS 84；未划定则空。Where it lies, as GeoJSON text; null where no boundary is drawn.',
  })
  boundary?: Boundary | null;

  @Field(() => Boolean, { description: '是否已停用。Whether it takes no new part.' })
  retired!: boolean;

  @Field(() => Boolean, {
    description: '是否在用：未停用且已设立。Whether it takes part on the date asked for.',
  })
  active!: boolean;

  @Field(() => String, { description: '设立日期。First local date on which it takes part.' })
  since!: string;

  @Field(() => String, {
    nullable: true,
    description: '自此日起不再参与。First local date on which it takes no part any more.',
  })
  until?: string | null;

  @Field(() => [ID], {
    description: '承接单位（合并、拆分）。Who succeeds it, by merger or split.',
  })
  succeededBy!: string[];

  @Field(() => [ID], {
    description:
      '前身单位：到该日已并入或拆分而来的，含间接。Those that it has succeeded by that date; their scores stay theirs.',
  })
  predecessors!: string[];

  @Field(() => [OrganisationStep], {
    description: '沿革，含待生效的变更，按生效日期。All that befell or is to befall it, by date.',
  })
  history!: OrganisationStep[];
}

/** As it is on the date of the look-ups; undefined for a stranger. */
export function organisationIn(
  organisations: Organisations,
  id: string,
): OrganisationType | undefined {
  const found = organisations.find(id);
  if (!found) return undefined;
  const { parent = null, regionCode = null, creditCode = null, until = null } = found;
  const { boundary = null } = found;
  return Object.assign(new OrganisationType(), {
    ...found,
    parent,
    regionCode,
    creditCode,
    boundary,
    until,
    succeededBy: [...found.succeededBy],
    predecessors: organisations.predecessorsOf(id).map((o) => o.id),
    history: organisations.historyOf(id).map((step) => ({ reason: null, ...step })),
  });
}
