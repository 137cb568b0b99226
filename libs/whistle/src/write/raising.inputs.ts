import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsIn,
  IsOptional,
  IsUUID,
  Matches,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { CommandInput, Organisation, Organisations, PointInput, Text } from '#graphql';
import { categoryClass } from '../domain/whistle.categories.js';
import {
  INTAKE_CHANNELS,
  type IntakeChannel,
  WHISTLE_LEVELS,
  type WhistleLevel,
} from '../domain/whistle.events.js';
import { IntakeChannelEnum, WhistleLevelEnum } from '../whistle.enums.js';
import { type EvidenceInput, EvidenceList } from './response.inputs.js';

@InputType({ description: '地点。Where it is.' })
export class PlaceInput extends PointInput {
  @Text({ label: '地址', description: '地址，2–200 字。Address.', length: [2, 200] })
  address!: string;

  @Field(() => String, {
    description: '12 位区划代码。Region code: GB/T 2260 (6) + street (3) + community (3).',
  })
  @Matches(/^\d{12}$/, { message: '区划代码须为 12 位数字' })
  regionCode!: string;
}

@InputType({ description: '来访居民。The resident to get back to.' })
export class ResidentContactInput {
  @Text({ label: '姓名', description: '姓名。Name.', length: [1, 50] })
  name!: string;

  @Field(() => String, { description: '电话。Telephone.' })
  @Matches(/^\+?[\d -]{5,20}$/, { message: '电话格式不符' })
  phone!: string;
}

@InputType({ description: '来源系统中的案件。The case in the system that it came from.' })
export class SourceInput {
  @Text({ label: '系统', description: '系统。The system.', length: [1, 64] })
  system!: string;

  @Text({ label: '编号', description: '案件编号。Number of the case there.', length: [1, 128] })
  reference!: string;
}

const isCategory = {
  name: 'isCategory',
  validator: {
    validate: (code: unknown) => typeof code === 'string' && categoryClass(code) !== undefined,
    defaultMessage: () => '类别须为 GB/T 30428 的 2–4 位代码',
  },
};

@InputType({ description: '吹哨。Blow the whistle.' })
export class RaiseWhistleInput extends CommandInput {
  @Field(() => String, { description: '哨的种类，见 whistleKinds。Kind, one of `whistleKinds`.' })
  @Matches(/^[a-z0-9-]{1,64}$/, { message: '种类代码格式不符' })
  kind!: string;

  @Field(() => WhistleLevelEnum, { description: '级别。Level.' })
  @IsIn(WHISTLE_LEVELS, { message: '级别无效' })
  level!: WhistleLevel;

  @Text({ label: '标题', description: '标题，4–100 字。Title.', length: [4, 100] })
  title!: string;

  @Text({ label: '描述', description: '描述，1–4000 字。Description.', length: [1, 4000] })
  description!: string;

  @Field(() => PlaceInput, { description: '地点。Place.' })
  @ValidateNested()
  @Type(() => PlaceInput)
  place!: PlaceInput;

  @Field(() => String, {
    description:
      'GB/T 30428 类别代码，2–4 位：大类（部件 01–05，事件 11–16）加小类。Category code: main class and sub-class.',
  })
  @ValidateBy(isCategory)
  category!: string;

  @Field(() => IntakeChannelEnum, { description: '问题来源。Intake channel.' })
  @IsIn(INTAKE_CHANNELS, { message: '问题来源无效' })
  channel!: IntakeChannel;

  @Field(() => ResidentContactInput, { nullable: true, description: '来访居民。The resident.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ResidentContactInput)
  contact?: ResidentContactInput | null;

  @Organisation('吹哨的街道。The street whose whistle it is.')
  street!: string;

  @Organisation('主办部门。The department that leads.')
  lead!: string;

  @Organisations('协办部门，至多 20 个。Departments that assist.', 20)
  assisting!: string[];

  @Organisations('知会单位，至多 20 个。Organisations to be informed.', 20)
  informed!: string[];

  @Field(() => SourceInput, { nullable: true, description: '来源案件。The case it came from.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SourceInput)
  source?: SourceInput | null;

  @Field(() => [ID], {
    defaultValue: [],
    description: '复哨：同一问题先前的哨，至多 20 个。Earlier whistles about the same problem.',
  })
  @ArrayMaxSize(20, { message: '先前的哨至多 20 个' })
  @ArrayUnique({ message: '先前的哨不得重复' })
  @IsUUID(undefined, { each: true, message: '先前的哨须为 UUID' })
  previous!: string[];

  @EvidenceList()
  evidence!: EvidenceInput[];
}
