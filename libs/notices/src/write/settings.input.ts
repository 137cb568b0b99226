import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, Matches } from 'class-validator';
import type { Actor } from '#event-sourcing';
import { CommandInput } from '#graphql';
import type { SettingsChange } from '../settings/settings-log.js';

/** What every command on settings carries. */
@InputType({ isAbstract: true })
export abstract class SettingsInput extends CommandInput {
  @Field(() => ID, {
    nullable: true,
    description:
      '单位；不填为本单位，只有管理员可填他单位。Organisation; one’s own by default, and another’s for administrators only.',
  })
  @IsOptional()
  @Matches(/^(?! )[a-zA-Z0-9_.\-一-龥 ]{1,64}(?<! )$/, {
    message: '单位编号须为 1–64 个字母、数字、汉字或 _ . - 空格',
  })
  organisation?: string | null;
}

export function changeOf(actor: Actor, input: SettingsInput): SettingsChange {
  const { commandId, expectedRevision, organisation } = input;
  // GraphQL clients may send null for what they leave out.
  return {
    actor,
    organisation: organisation ?? actor.organisation,
    assumed: typeof organisation !== 'string',
    ...(commandId && { commandId }),
    ...(typeof expectedRevision === 'number' && { expectedRevision }),
  };
}
