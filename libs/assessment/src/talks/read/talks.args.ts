import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ConnectionArgs } from '#graphql';
import { type TalkStatus, TalkStatusEnum } from '../talk.enums.js';

@ArgsType()
export class TalksArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: '只看该单位的。Only of this organisation.' })
  @IsOptional()
  @IsString()
  organisation?: string | null;

  @Field(() => TalkStatusEnum, { nullable: true, description: '状态。Status.' })
  @IsOptional()
  @IsIn(Object.values(TalkStatusEnum), { message: '状态无效' })
  status?: TalkStatus | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '只看逾期的：未按期约谈，或承诺到期未报完成。Only those with something overdue.',
  })
  @IsBoolean()
  overdue: boolean = false;
}

@ArgsType()
export class TalkArgs {
  @Field(() => ID, { description: '编号。Id.' })
  @IsString()
  @MaxLength(100, { message: '编号过长' })
  id!: string;
}
