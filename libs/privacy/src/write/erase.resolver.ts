import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { CurrentActor } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import {
  type AnyRejection,
  CommandAccepted,
  CommandInput,
  enumOf,
  NotFoundRejection,
  RefusalMapper,
  resultUnion,
  Text,
} from '#graphql';
import type { PersonalDataEvent } from '../domain/personal-data.events.js';
import type { PersonalDataRejection, PersonalDataState } from '../domain/personal-data.js';
import { subjects } from '../personal-data.js';
import { ErasePersonalData } from './erase.command.js';

const SUBJECTS = ['resident', 'person', 'account', 'organisation'] as const;
type SubjectKind = (typeof SUBJECTS)[number];

const SubjectKindEnum = enumOf<SubjectKind>(
  'PersonalDataSubject',
  '谁的个人信息。Whose personal data.',
  {
    resident: '来访居民：哨的联系人姓名、电话。The resident of a whistle: name and telephone.',
    person: '工作人员：电话。A person of the staff: telephone.',
    account: '账号：本人通知的去向。An account: addresses of its own notices.',
    organisation: '单位：全单位通知的去向。An organisation: addresses of its notices.',
  },
);

@InputType({ description: '删除个人信息。Erase personal data.' })
class ErasePersonalDataInput extends CommandInput {
  @Field(() => SubjectKindEnum, { description: '谁的。Whose.' })
  @IsIn(SUBJECTS, { message: '对象无效' })
  subject!: SubjectKind;

  @Field(() => ID, {
    description:
      '哨、人员、账号或单位的编号。Id of the whistle, the person, the account or the organisation.',
  })
  @IsString()
  @MaxLength(100, { message: '编号过长' })
  id!: string;

  @Text({
    label: '理由',
    description: '理由与依据，2–500 字。Why, and on which legal ground.',
    length: [2, 500],
  })
  reason!: string;
}

@ObjectType({ description: '已删除。Erased for good, in every copy of the log.' })
class PersonalDataAccepted extends CommandAccepted<PersonalDataState, PersonalDataEvent> {
  @Field(() => String, {
    description: '日志位置。Position in the log, to read your writes.',
  })
  get position(): string {
    return this.accepted.position ?? '';
  }
}

const ErasePersonalDataResult = resultUnion('ErasePersonalDataResult', PersonalDataAccepted);

const refusals = new RefusalMapper<PersonalDataRejection>({
  NOTHING_TO_ERASE: [NotFoundRejection, '没有可删除的个人信息：不存在、已删除，或在加密之前写入'],
});

/** What a refusal says, in Chinese; also for the command line. */
export const privacyMessage = refusals.messageOf;

@Resolver()
export class EraseResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ErasePersonalDataResult, {
    description:
      '删除个人信息（管理员），不可恢复：销毁密钥，日志及其备份中的密文从此无法解读。Erase personal data for good (administrator): its key is destroyed, so that no copy of the log tells it.',
  })
  async erasePersonalData(
    @Args('input') input: ErasePersonalDataInput,
    @CurrentActor() actor: Actor,
  ): Promise<PersonalDataAccepted | AnyRejection> {
    const { subject, id, reason } = input;
    const delivery = deliveryOf(input, actor);
    const command = new ErasePersonalData(subjects[subject](id), reason, delivery);
    const outcome = await this.commands.execute(command);
    return refusals.answer(
      outcome,
      (accepted) => new PersonalDataAccepted(delivery.commandId, accepted),
    );
  }
}
