import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Accepted } from '#event-sourcing';
import {
  type AnyRejection,
  CommandAccepted,
  InvalidReferenceRejection,
  NotFoundRejection,
  NotYoursRejection,
  RefusalMapper,
  WrongStateRejection,
} from '#graphql';
import { evidenceUnknownMessage } from '#whistle';
import type { TalkRejection } from '../domain/talk.commands.js';
import type { TalkEvent } from '../domain/talk.events.js';
import type { Talk } from '../domain/talk.state.js';
import type { TalkReply } from './talk-commands.js';

@ObjectType({ description: '命令已生效。The command took effect, or had nothing to change.' })
export class TalkAccepted extends CommandAccepted<Talk, TalkEvent> {
  @Field(() => ID, { description: '约谈的编号。Id of the talk.' })
  readonly talkId: string;

  constructor({ talkId, commandId }: TalkReply, accepted: Accepted<Talk, TalkEvent>) {
    super(commandId, accepted);
    this.talkId = talkId;
  }

  @Field(() => Int, { description: '约谈的版本。Revision of the talk.' })
  get revision(): number {
    return this.accepted.revision;
  }

  @Field(() => String, {
    description:
      '日志位置，查询时作 afterPosition 可读己之写。Position in the log, to read your writes.',
  })
  get position(): string {
    return this.accepted.position ?? '';
  }
}

/** GraphQL type and Chinese message of each refusal. */
const refusals = new RefusalMapper<TalkRejection>({
  TALK_EXISTS: [WrongStateRejection, '该约谈已经通知'],
  TALK_NOT_FOUND: [NotFoundRejection, '没有这次约谈'],
  TALK_OVER: [
    WrongStateRejection,
    ({ status }) => (status === 'cancelled' ? '该约谈已取消' : '该约谈已销号'),
  ],
  TALK_HELD: [WrongStateRejection, '已经约谈，不能取消或重复记录'],
  TALK_NOT_HELD: [WrongStateRejection, '尚未约谈，请先记录约谈（holdTalk）'],
  ASSESSMENT_OFFICE_ONLY: [NotYoursRejection, '约谈由考核单位办理，您的单位不能操作'],
  NOT_YOUR_ORGANISATION: [NotYoursRejection, '承诺的完成情况须由被约谈单位报告'],
  ORGANISATION_UNKNOWN: [InvalidReferenceRejection, (d) => `没有单位“${d['organisation']}”`],
  GROUND_INCOMPLETE: [
    InvalidReferenceRejection,
    '事由不全：得分低于约谈线的须写明得分和约谈线，反复发生的须写明说明',
  ],
  SCORE_NOT_BELOW: [
    InvalidReferenceRejection,
    ({ score, line }) => `得分 ${score} 不低于约谈线 ${line}`,
  ],
  HOLD_BY_PASSED: [InvalidReferenceRejection, '约谈期限已过'],
  HELD_IN_FUTURE: [InvalidReferenceRejection, '约谈时间不得晚于现在'],
  NOBODY_ATTENDED: [InvalidReferenceRejection, '须写明到场人员'],
  PROMISE_DUE_BEFORE_TALK: [InvalidReferenceRejection, '承诺的期限不得早于约谈时间'],
  PROMISE_UNKNOWN: [InvalidReferenceRejection, ({ promise }) => `没有第 ${promise} 项承诺`],
  PROMISE_JUDGED: [WrongStateRejection, ({ promise }) => `第 ${promise} 项承诺已经认定`],
  PROMISE_NOT_REPORTED: [
    WrongStateRejection,
    ({ promise }) => `第 ${promise} 项承诺尚未报完成，须由被约谈单位先报（reportTalkPromise）`,
  ],
  PROMISE_NOT_DUE: [
    WrongStateRejection,
    ({ promise }) => `第 ${promise} 项承诺尚未到期，不能认定未兑现`,
  ],
  EVIDENCE_UNKNOWN: [InvalidReferenceRejection, evidenceUnknownMessage],
  PROMISES_OPEN: [WrongStateRejection, ({ promises }) => `第 ${promises} 项承诺尚未认定，不能销号`],
});

/** The Chinese message of a refusal, also for the command line. */
export const talkMessage = refusals.messageOf;

/** The answer to a command on a talk. */
export const talkAnswer = (reply: TalkReply): TalkAccepted | AnyRejection =>
  refusals.answer(reply.outcome, (accepted) => new TalkAccepted(reply, accepted));
