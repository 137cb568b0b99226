import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString, Matches } from 'class-validator';
import type { Actor } from '#event-sourcing';
import { CommandInput } from '#graphql';
import type { DirectoryChange } from '../directory.js';
import { ORGANISATION_ID } from '../domain/directory.guards.js';

/** What every command on one organisation carries. */
@InputType({ isAbstract: true })
export abstract class OrganisationInput extends CommandInput {
  @Field(() => ID, {
    description:
      '编号：1–64 个字母、数字、汉字或 _ . - 空格。Identifier, for example `street-xinhua`.',
  })
  @IsString({ message: '编号须为文字' })
  @Matches(ORGANISATION_ID, { message: '编号须为 1–64 个字母、数字、汉字或 _ . - 空格' })
  id!: string;
}

export function changeOf(actor: Actor, input: CommandInput): DirectoryChange {
  const { commandId, expectedRevision } = input;
  // GraphQL clients may send null for what they leave out.
  return {
    actor,
    ...(commandId && { commandId }),
    ...(typeof expectedRevision === 'number' && { expectedRevision }),
  };
}
