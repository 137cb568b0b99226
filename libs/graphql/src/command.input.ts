import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, Min } from 'class-validator';

/** Fields that every command input has. */
@InputType({ isAbstract: true })
export abstract class CommandInput {
  @Field(() => ID, {
    nullable: true,
    description:
      '幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'commandId 须为 UUID' })
  commandId?: string;

  @Field(() => Int, {
    nullable: true,
    description:
      '期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on.',
  })
  @IsOptional()
  @IsInt({ message: 'expectedRevision 须为整数' })
  @Min(-1, { message: 'expectedRevision 不得小于 -1' })
  expectedRevision?: number;
}
