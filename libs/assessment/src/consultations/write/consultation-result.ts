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
import type { ConsultationRejection } from '../domain/consultation.commands.js';
import type { ConsultationEvent } from '../domain/consultation.events.js';
import type { Consultation } from '../domain/consultation.state.js';
import type { ConsultationReply } from './consultation-commands.js';

@ObjectType({ description: '命令已生效。The command took effect, or had nothing to change.' })
export class ConsultationAccepted extends CommandAccepted<Consultation, ConsultationEvent> {
  @Field(() => ID, { description: '征求意见的编号。Id of the consultation.' })
  readonly consultationId: string;

  constructor(
    { consultationId, commandId }: ConsultationReply,
    accepted: Accepted<Consultation, ConsultationEvent>,
  ) {
    super(commandId, accepted);
    this.consultationId = consultationId;
  }

  @Field(() => Int, { description: '版本。Revision of the consultation.' })
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
const refusals = new RefusalMapper<ConsultationRejection>({
  CONSULTATION_EXISTS: [WrongStateRejection, '该征求意见已经发出'],
  CONSULTATION_NOT_FOUND: [NotFoundRejection, '没有这次征求意见'],
  CONSULTATION_OVER: [
    WrongStateRejection,
    ({ status }) => (status === 'withdrawn' ? '该征求意见已撤回' : '该征求意见已答复'),
  ],
  DEPARTMENT_ONLY: [NotYoursRejection, '任免征求意见由派出机构的主管部门发出'],
  AGENCY_UNKNOWN: [InvalidReferenceRejection, ({ agency }) => `“${agency}”不是派出机构`],
  AGENCY_NOT_YOURS: [NotYoursRejection, '该派出机构属其他部门主管，须由主管部门征求意见'],
  STREET_UNKNOWN: [InvalidReferenceRejection, ({ street }) => `“${street}”不是街道`],
  STREET_NOT_ASKED: [NotYoursRejection, '该征求意见未向您的单位发出'],
  HOME_STREET_MISSING: [
    InvalidReferenceRejection,
    ({ street }) => `须征求驻在街道“${street}”的意见`,
  ],
  ANSWER_BY_PASSED: [InvalidReferenceRejection, '答复期限已过'],
  FIGURES_NOT_READY: [WrongStateRejection, '履职数据尚未跟上最新记录，请稍后重试'],
  NOT_YOUR_ORGANISATION: [NotYoursRejection, '须由发出征求意见的部门办理，您的单位不能操作'],
  REASON_REQUIRED: [InvalidReferenceRejection, '有条件同意须写明条件，不同意须写明理由'],
  OPINION_GIVEN: [WrongStateRejection, '您的单位已会签意见，不能更改'],
  SILENCE_CONSENTED: [WrongStateRejection, '已过答复期限，依规则视为同意'],
  OPINIONS_AWAITED: [WrongStateRejection, '尚有街道未答复，须待其答复或期限届满'],
});

/** The answer to a command on a consultation. */
export const consultationAnswer = (reply: ConsultationReply): ConsultationAccepted | AnyRejection =>
  refusals.answer(reply.outcome, (accepted) => new ConsultationAccepted(reply, accepted));
