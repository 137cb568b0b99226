import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ConnectionArgs } from '#graphql';
import { type ConsultationStatus, ConsultationStatusEnum } from '../consultation.enums.js';

@ArgsType()
export class ConsultationsArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: '只看该派出机构的。Only about this agency.' })
  @IsOptional()
  @IsString()
  agency?: string | null;

  @Field(() => ConsultationStatusEnum, { nullable: true, description: '状态。Status.' })
  @IsOptional()
  @IsIn(Object.values(ConsultationStatusEnum), { message: '状态无效' })
  status?: ConsultationStatus | null;
}

@ArgsType()
export class ConsultationArgs {
  @Field(() => ID, { description: '编号。Id.' })
  @IsString()
  @MaxLength(100, { message: '编号过长' })
  id!: string;
}
