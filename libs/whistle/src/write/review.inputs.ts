import { InputType } from '@nestjs/graphql';
import { Organisation, Organisations, Text } from '#graphql';
import type { Call } from '../domain/whistle.events.js';
import { OnWhistleInput, Reason } from './whistle.inputs.js';

/** Whom a whistle calls that has been raised before. */
@InputType({ isAbstract: true })
export abstract class CallInput extends OnWhistleInput {
  @Organisation('主办部门。The department that leads.')
  lead!: string;

  @Organisations('协办部门，至多 20 个。Departments that assist.', 20)
  assisting!: string[];

  @Organisations('知会单位，至多 20 个。Organisations to be informed.', 20)
  informed!: string[];
}

/** Plain values, as events keep them. */
export const callOf = ({ lead, assisting, informed }: CallInput): Call => ({
  lead,
  assisting,
  informed,
});

@InputType({
  description:
    '确认发起：由登录者本人签署，姓名、职务取自其账号。Confirm the initiative: whoever is signed in signs, with name and posts of the account.',
})
export class ConfirmInitiativeInput extends OnWhistleInput {}

@InputType({
  description:
    '审哨通过：由登录者本人签署，姓名、职务取自其账号。Pass the review: whoever is signed in signs, with name and post of the account.',
})
export class ApproveWhistleInput extends OnWhistleInput {
  @Text({
    label: '意见',
    description: '审核意见，至多 500 字。Comment.',
    length: [1, 500],
    optional: true,
  })
  comment?: string | null;
}

@InputType({
  description:
    '退回补正：审哨人、派单人或须确认发起的领导。Return a whistle before it sounds, to be put right.',
})
export class ReturnWhistleInput extends OnWhistleInput {
  @Reason()
  reason!: string;
}

@InputType({ description: '补正后重新提交。Submit a returned whistle again, put right.' })
export class ResubmitWhistleInput extends CallInput {
  @Text({
    label: '补正说明',
    description: '补正说明，2–500 字。What was put right.',
    length: [2, 500],
  })
  note!: string;
}

@InputType({
  description:
    '派单：可改派申请之外的部门；部门时限自此起算。Dispatch, also to others than were asked for; their clocks start now.',
})
export class DispatchWhistleInput extends CallInput {}
