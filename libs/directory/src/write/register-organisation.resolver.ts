import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, Length, Matches, Validate } from 'class-validator';
import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import type { Actor } from '#event-sourcing';
import { isCreditCode } from '../domain/credit-code.js';
import { ORGANISATION_KINDS, type OrganisationKind } from '../domain/directory.events.js';
import { OrganisationKindEnum } from '../organisation.type.js';
import { Directory } from '../directory.js';
import { changeOf, effectiveIn, OrganisationInput } from './organisation.input.js';
import {
  type OrganisationAnswer,
  OrganisationResult,
  toOrganisationAnswer,
} from './organisation-result.js';
import { RegisterOrganisation } from './register-organisation.command.js';

@ValidatorConstraint({ name: 'creditCode' })
class CreditCodeConstraint implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isCreditCode(value);
  }
}

@InputType({ description: '登记单位。Enter an organisation into the directory.' })
class RegisterOrganisationInput extends OrganisationInput {
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

@Resolver()
export class RegisterOrganisationResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly directory: Directory,
  ) {}

  @Roles('administrator')
  @Mutation(() => OrganisationResult, {
    description:
      '登记单位（管理员）；同样内容再登记不产生变化。Register an organisation (administrator); the same again changes nothing.',
  })
  async registerOrganisation(
    @Args('input') input: RegisterOrganisationInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { id, kind, parent, regionCode, creditCode } = input;
    const optional = {
      ...(parent && { parent }),
      ...(regionCode && { regionCode }),
      ...(creditCode && { creditCode }),
    };
    const details = { id, kind, name: input.name.trim(), ...optional };
    const command = new RegisterOrganisation(details, effectiveIn(input), changeOf(actor, input));
    return toOrganisationAnswer(await this.commands.execute(command), id, this.directory);
  }
}
