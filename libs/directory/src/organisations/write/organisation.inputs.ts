import { Field, ID, InputType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { CommandInput, Text } from '#graphql';
import { EffectiveInput } from '../../effective.input.js';
import { LONGEST_BOUNDARY } from '../domain/boundary.js';
import { isCreditCode } from '../domain/credit-code.js';
import { ORGANISATION_KINDS, type OrganisationKind } from '../domain/directory.events.js';
import { ORGANISATION_ID } from '../domain/directory.guards.js';
import { OrganisationKindEnum } from '../organisation.type.js';

/** What every change of one organisation carries. */
@InputType({ isAbstract: true })
abstract class OrganisationInput extends EffectiveInput {
  @Field(() => ID, {
    description:
      '编号：1–64 个字母、数字、汉字或 _ . - 空格。Identifier, for example `street-xinhua`.',
  })
  @IsString({ message: '编号须为文字' })
  @Matches(ORGANISATION_ID, { message: '编号须为 1–64 个字母、数字、汉字或 _ . - 空格' })
  id!: string;
}

@ValidatorConstraint({ name: 'creditCode' })
class CreditCodeConstraint implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isCreditCode(value);
  }
}

@InputType({ description: '登记单位。Enter an organisation into the directory.' })
export class RegisterOrganisationInput extends OrganisationInput {
  @Field(() => OrganisationKindEnum, { description: '种类。Kind.' })
  @IsIn(ORGANISATION_KINDS, { message: '单位种类无效' })
  kind!: OrganisationKind;

  @Field(() => String, { description: '名称，1–100 字。Name.' })
  @IsString({ message: '名称须为文字' })
  @Length(1, 100, { message: '名称须为 1–100 个字' })
  name!: string;

  @Field(() => ID, {
    nullable: true,
    description: '上级：社区所属街道。The street of a community; optional for a stationed agency.',
  })
  @IsOptional()
  @IsString({ message: '上级单位须为编号' })
  parent?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '12 位行政区划代码。Region code, 12 digits (GB/T 2260).',
  })
  @IsOptional()
  @Matches(/^\d{12}$/, { message: '行政区划代码须为 12 位数字' })
  regionCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '统一社会信用代码。Unified social credit code, 18 characters (GB 32100).',
  })
  @IsOptional()
  @Validate(CreditCodeConstraint, { message: '统一社会信用代码无效，请核对校验码' })
  creditCode?: string | null;
}

@InputType({ description: '单位更名。Give an organisation another name.' })
export class RenameOrganisationInput extends OrganisationInput {
  @Field(() => String, { description: '新名称，1–100 字。The new name.' })
  @IsString({ message: '名称须为文字' })
  @Length(1, 100, { message: '名称须为 1–100 个字' })
  name!: string;
}

@InputType({ description: '划转：改变上级。Another street or department as its parent.' })
export class MoveOrganisationInput extends OrganisationInput {
  @Field(() => ID, {
    nullable: true,
    description: '新的上级；派出机构可不写。The new parent; an agency may have none.',
  })
  @IsOptional()
  @IsString({ message: '上级单位须为编号' })
  parent?: string | null;
}

@InputType({ description: '合并单位。One organisation succeeds others.' })
export class MergeOrganisationsInput extends EffectiveInput {
  @Field(() => ID, { description: '承接单位。The one that succeeds them.' })
  @IsString({ message: '承接单位须为编号' })
  into!: string;

  @Field(() => [ID], { description: '被合并的单位。Those that it succeeds.' })
  @ArrayMinSize(1, { message: '被合并的单位须有 1 个以上' })
  @ArrayMaxSize(100, { message: '被合并的单位至多 100 个' })
  @IsString({ each: true, message: '被合并的单位须为编号' })
  from!: string[];
}

@InputType({ description: '拆分单位。Several organisations succeed one.' })
export class SplitOrganisationInput extends OrganisationInput {
  @Field(() => [ID], {
    description: '承接单位，须已登记。Those that succeed it, registered already.',
  })
  @ArrayMinSize(2, { message: '承接单位须有 2 个以上' })
  @ArrayMaxSize(100, { message: '承接单位至多 100 个' })
  @IsString({ each: true, message: '承接单位须为编号' })
  into!: string[];
}

@InputType({ description: '划定界线。Say where an organisation lies.' })
export class DrawBoundaryInput extends OrganisationInput {
  @Text({
    label: '界线',
    description:
      'GeoJSON（RFC 7946）的 Polygon 或 MultiPolygon 文本，WGS 84，环须闭合；不填则取消界线。GeoJSON text with closed rings; none takes the boundary away.',
    length: [1, LONGEST_BOUNDARY],
    optional: true,
  })
  boundary?: string | null;
}

@InputType({ description: '停用单位。Retire an organisation.' })
export class RetireOrganisationInput extends OrganisationInput {}

@InputType({ description: '取消待生效的变更。Take back what is still to come.' })
export class CancelOrganisationChangeInput extends CommandInput {
  @Field(() => ID, { description: '单位编号。The organisation.' })
  @IsString({ message: '编号须为文字' })
  id!: string;

  @Field(() => String, { description: '原定生效日期。The date on which it was to begin.' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '生效日期须为 YYYY-MM-DD' })
  effectiveFrom!: string;

  @Field(() => String, { description: '理由，2–500 字。The reason.' })
  @IsString({ message: '理由须为文字' })
  @Length(2, 500, { message: '理由须为 2 到 500 个字' })
  reason!: string;
}
