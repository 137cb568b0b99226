import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsUUID, ValidateNested } from 'class-validator';
import { CommandInput, GraphQLDateTime, Organisation, SomeOrganisations, Text } from '#graphql';
import { OpinionEnum, PostChangeEnum } from '../consultation.enums.js';
import {
  type Opinion,
  OPINIONS,
  POST_CHANGES,
  type PostChange,
} from '../domain/consultation.events.js';

@InputType({ description: '就任免征求街道意见。Ask streets about an appointment or removal.' })
export class AskOpinionsInput extends CommandInput {
  @Organisation('派出机构。The stationed agency.')
  agency!: string;

  @Field(() => PostChangeEnum, { description: '任职或免职。Appointment or removal.' })
  @IsIn(POST_CHANGES, { message: '须为任职或免职' })
  change!: PostChange;

  @Text({ label: '职务', description: '职务，1–50 字。Post.', length: [1, 50] })
  post!: string;

  @Text({ label: '人选', description: '人选姓名，1–50 字。Candidate.', length: [1, 50] })
  candidate!: string;

  @SomeOrganisations('征求意见的街道，至多 30 个。The streets, at most 30.', 30)
  streets!: string[];

  @Field(() => GraphQLDateTime, { description: '答复期限。By when.' })
  answerBy!: string;

  @Text({
    label: '逾期视为同意的依据',
    description:
      '逾期视为同意的依据（文号、条款），2–200 字；不填则逾期不视为同意。The rule by which silence is consent.',
    length: [2, 200],
    optional: true,
  })
  silenceConsentsBy?: string | null;
}

/** Fields of every command on a consultation that was begun. */
@InputType({ isAbstract: true })
export abstract class OnConsultationInput extends CommandInput {
  @Field(() => ID, { description: '征求意见的编号。Id of the consultation.' })
  @IsUUID(undefined, { message: 'consultationId 须为 UUID' })
  consultationId!: string;
}

@InputType({ description: '会签人。Who signs for the street.' })
export class SignatoryInput {
  @Text({ label: '姓名', description: '姓名，1–50 字。Name.', length: [1, 50] })
  name!: string;

  @Text({ label: '职务', description: '职务，1–50 字。Post.', length: [1, 50] })
  post!: string;
}

@InputType({ description: '街道会签意见。The opinion of a street.' })
export class GiveOpinionInput extends OnConsultationInput {
  @Field(() => OpinionEnum, { description: '意见。Opinion.' })
  @IsIn(OPINIONS, { message: '意见无效' })
  opinion!: Opinion;

  @Text({
    label: '理由',
    description: '理由或条件，2–2000 字；同意的可不填。Reason or conditions.',
    length: [2, 2000],
    optional: true,
  })
  reason?: string | null;

  @Field(() => SignatoryInput, { description: '会签人。Who signs.' })
  @ValidateNested()
  @Type(() => SignatoryInput)
  signatory!: SignatoryInput;
}

@InputType({ description: '答复街道意见。The answer to the streets.' })
export class AnswerOpinionsInput extends OnConsultationInput {
  @Field(() => Boolean, { description: '是否采纳。Whether it follows them.' })
  @IsBoolean({ message: '须写明是否采纳' })
  followed!: boolean;

  @Text({ label: '理由', description: '理由，2–2000 字。The reason.', length: [2, 2000] })
  reason!: string;
}

@InputType({ description: '撤回征求意见。Withdraw the consultation.' })
export class WithdrawConsultationInput extends OnConsultationInput {
  @Text({ label: '理由', description: '理由，2–500 字。The reason.', length: [2, 500] })
  reason!: string;
}
