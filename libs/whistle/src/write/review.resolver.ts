import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentSession, type Session } from '#access';
import type { Actor } from '#event-sourcing';
import {
  ApproveWhistleInput,
  ConfirmInitiativeInput,
  callOf,
  DispatchWhistleInput,
  ResubmitWhistleInput,
  ReturnWhistleInput,
} from './review.inputs.js';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';

const ConfirmInitiativeResult = whistleResult('ConfirmInitiativeResult');
const ApproveWhistleResult = whistleResult('ApproveWhistleResult');
const ReturnWhistleResult = whistleResult('ReturnWhistleResult');
const ResubmitWhistleResult = whistleResult('ResubmitWhistleResult');
const DispatchWhistleResult = whistleResult('DispatchWhistleResult');

@Resolver()
export class ReviewResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => ConfirmInitiativeResult, {
    description:
      '确认发起：规则要求由某职务发起的哨，任该职务的街道领导本人确认；各职务都确认后才派哨。Confirm the initiative that the kind asks for, each leader of the street by himself; it sounds once all have.',
  })
  confirmInitiative(
    @Args('input') input: ConfirmInitiativeInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    return this.sender.send(input, actor, { type: 'ConfirmInitiative' });
  }

  @Mutation(() => ApproveWhistleResult, {
    description:
      '审哨通过，由登录者本人签署；须非申请人，规则指明职务的须任该职务。Pass the review, signed by who is signed in: never who applied, and the holder of the post where the rules name one.',
  })
  approveWhistle(
    @Args('input') input: ApproveWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { comment } = input;
    return this.sender.send(input, actor, {
      type: 'ApproveWhistle',
      ...(typeof comment === 'string' && { comment }),
    });
  }

  @Mutation(() => ReturnWhistleResult, {
    description:
      '退回补正：审哨人、派单人或须确认发起的领导。Return a whistle before it sounds, to be put right.',
  })
  returnWhistle(
    @Args('input') input: ReturnWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { reason } = input;
    return this.sender.send(input, actor, { type: 'ReturnWhistle', reason });
  }

  @Mutation(() => ResubmitWhistleResult, {
    description: '补正后重新提交。Submit a returned whistle again, put right.',
  })
  resubmitWhistle(
    @Args('input') input: ResubmitWhistleInput,
    @CurrentSession() session: Session,
  ): Promise<WhistleAnswer> {
    const { note } = input;
    const command = { type: 'ResubmitWhistle', note, ...callOf(input) } as const;
    return this.sender.sendSigned(input, session, command);
  }

  @Mutation(() => DispatchWhistleResult, {
    description:
      '派单：可改派申请之外的部门；部门时限自此起算。Dispatch, also to others than were asked for; their clocks start now.',
  })
  dispatchWhistle(
    @Args('input') input: DispatchWhistleInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    return this.sender.send(input, actor, { type: 'DispatchWhistle', ...callOf(input) });
  }
}
