import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Text } from '#graphql';

@InputType({ description: '查看居民联系方式。Ask for the resident’s contact data.' })
export class RevealContactInput {
  @Field(() => ID, {
    nullable: true,
    description: '幂等键（UUID）：同一键只记录一次。Idempotency key (UUID): recorded once.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'commandId 须为 UUID' })
  commandId?: string;

  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  @IsString()
  @MaxLength(100, { message: '编号过长' })
  whistleId!: string;

  @Text({ label: '事由', description: '事由，2–200 字。Why it is needed.', length: [2, 200] })
  reason!: string;
}
