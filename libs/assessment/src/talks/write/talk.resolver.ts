import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { type AnyRejection, resultUnion } from '#graphql';
import { evidenceOf } from '#whistle';
import type { TalkCommand } from '../domain/talk.commands.js';
import { TalkAccepted, talkAnswer } from './talk-result.js';
import { TalkRequest } from './talk.command.js';
import {
  BreakTalkPromiseInput,
  CallTalkInput,
  CancelTalkInput,
  CloseTalkInput,
  ConfirmTalkPromiseInput,
  HoldTalkInput,
  type OnTalkInput,
  ReportTalkPromiseInput,
  type TalkGroundInput,
} from './talk.inputs.js';

type Answer = TalkAccepted | AnyRejection;

const talkResult = (name: string) => resultUnion(name, TalkAccepted);
const CallTalkResult = talkResult('CallTalkResult');
const HoldTalkResult = talkResult('HoldTalkResult');
const ReportTalkPromiseResult = talkResult('ReportTalkPromiseResult');
const ConfirmTalkPromiseResult = talkResult('ConfirmTalkPromiseResult');
const BreakTalkPromiseResult = talkResult('BreakTalkPromiseResult');
const CloseTalkResult = talkResult('CloseTalkResult');
const CancelTalkResult = talkResult('CancelTalkResult');

const groundOf = ({ kind, period, score, line, note, whistles }: TalkGroundInput) => ({
  kind,
  period,
  ...(typeof score === 'number' && { score }),
  ...(typeof line === 'number' && { line }),
  ...(note && { note }),
  ...(whistles.length > 0 && { whistles }),
});

@Resolver()
export class TalkResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => CallTalkResult, {
    description: '通知约谈，须写明事由和期限。Call somebody to a talk, with ground and limit.',
  })
  async callTalk(
    @Args('input') input: CallTalkInput,
    @CurrentActor() actor: Actor,
  ): Promise<Answer> {
    const { organisation, holdBy } = input;
    const ground = groundOf(input.ground);
    const command = { type: 'CallTalk', organisation, ground, holdBy } as const;
    return talkAnswer(
      await this.commands.execute(new TalkRequest(command, deliveryOf(input, actor))),
    );
  }

  @Mutation(() => HoldTalkResult, {
    description:
      '记录约谈：何时、何人到场、谈话记录、整改承诺。Record the talk: when, who came, what was said and promised.',
  })
  holdTalk(@Args('input') input: HoldTalkInput, @CurrentActor() actor: Actor): Promise<Answer> {
    const { heldAt, record } = input;
    const attended = input.attended.map(({ name, post }) => ({ name, post }));
    const promises = input.promises.map(({ content, measure, dueAt }) => ({
      content,
      measure,
      dueAt,
    }));
    return this.#send({ type: 'HoldTalk', heldAt, attended, record, promises }, input, actor);
  }

  @Mutation(() => ReportTalkPromiseResult, {
    description:
      '被约谈单位报告一项承诺已完成，附佐证。The organisation reports that it has kept a promise.',
  })
  reportTalkPromise(
    @Args('input') input: ReportTalkPromiseInput,
    @CurrentActor() actor: Actor,
  ): Promise<Answer> {
    const { promise, summary } = input;
    const evidence = evidenceOf(input.evidence);
    return this.#send({ type: 'ReportTalkPromise', promise, summary, evidence }, input, actor);
  }

  @Mutation(() => ConfirmTalkPromiseResult, {
    description: '确认一项承诺已兑现。Confirm that a promise was kept.',
  })
  confirmTalkPromise(
    @Args('input') input: ConfirmTalkPromiseInput,
    @CurrentActor() actor: Actor,
  ): Promise<Answer> {
    return this.#send({ type: 'ConfirmTalkPromise', promise: input.promise }, input, actor);
  }

  @Mutation(() => BreakTalkPromiseResult, {
    description:
      '认定一项承诺未兑现：到期未报，或所报不实。Find that a promise was not kept: due and not reported, or not as reported.',
  })
  breakTalkPromise(
    @Args('input') input: BreakTalkPromiseInput,
    @CurrentActor() actor: Actor,
  ): Promise<Answer> {
    const { promise, reason } = input;
    return this.#send({ type: 'BreakTalkPromise', promise, reason }, input, actor);
  }

  @Mutation(() => CloseTalkResult, {
    description: '销号：各项承诺都已认定。Close the talk, once every promise has been judged.',
  })
  closeTalk(@Args('input') input: CloseTalkInput, @CurrentActor() actor: Actor): Promise<Answer> {
    return this.#send({ type: 'CloseTalk', conclusion: input.conclusion }, input, actor);
  }

  @Mutation(() => CancelTalkResult, {
    description: '取消尚未进行的约谈，须写明理由。Cancel a talk that was not held, with a reason.',
  })
  cancelTalk(@Args('input') input: CancelTalkInput, @CurrentActor() actor: Actor): Promise<Answer> {
    return this.#send({ type: 'CancelTalk', reason: input.reason }, input, actor);
  }

  async #send(command: TalkCommand, input: OnTalkInput, actor: Actor): Promise<Answer> {
    const request = new TalkRequest(command, deliveryOf(input, actor), input.talkId);
    return talkAnswer(await this.commands.execute(request));
  }
}
