import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Actor } from '#event-sourcing';
import { CommandInput } from '#graphql';
import { NOTICE_KINDS } from '../domain/notice.values.js';
import type { SettingsChange } from '../settings/settings-log.js';

/** Of lists of kinds: no kind needs to be named twice. */
export const MOST_KINDS = `通知种类至多 ${NOTICE_KINDS.length} 项`;

/** What every command on settings carries. */
@InputType({ isAbstract: true })
export abstract class SettingsInput extends CommandInput {
  @Field(() => ID, {
    nullable: true,
    description:
      '单位；不填为本单位，只有管理员可填他单位。Organisation; one’s own by default, and another’s for administrators only.',
  })
  @IsOptional()
  @IsString({ message: '单位须为编号' })
  @MaxLength(64, { message: '单位编号过长' })
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
