import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType, GraphQLDateTime } from '#graphql';
import { orNull } from '../../register/or-null.js';
import type { Registered } from '../../register/register.js';
import {
  type ConsultationStatus,
  ConsultationStatusEnum,
  OpinionEnum,
  PostChangeEnum,
} from '../consultation.enums.js';
import type { Opinion, PostChange } from '../domain/consultation.events.js';
import type { Consultation } from '../domain/consultation.state.js';
import { consultationLines } from './consultation-text.js';
import { dossierType, DossierType } from './dossier.types.js';

@ObjectType('StreetOpinionGiven', { description: '一个街道的意见。What one street said.' })
export class StreetOpinionType {
  @Field(() => ID, { description: '街道。Street.' })
  street!: string;

  @Field(() => String, { description: '街道名称。Its name.' })
  streetName!: string;

  @Field(() => OpinionEnum, {
    nullable: true,
    description: '意见；未答复为空。Null where it said nothing.',
  })
  opinion!: Opinion | null;

  @Field(() => String, { nullable: true, description: '理由或条件。Reason or conditions.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: '会签人。Who signed.' })
  signatory!: string | null;

  @Field(() => String, { nullable: true, description: '会签人职务。Post.' })
  signatoryPost!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '会签时间。When.' })
  at!: string | null;

  @Field(() => Boolean, { description: '逾期：至期限未答复。Not answered by the limit.' })
  late!: boolean;
}

@ObjectType('Consultation', {
  description: '派出机构负责人任免征求街道意见。A consultation on the head of a stationed agency.',
})
export class ConsultationType {
  @Field(() => ID, { description: '编号。Id.' })
  id!: string;

  @Field(() => ConsultationStatusEnum, { description: '状态。Status.' })
  status!: ConsultationStatus;

  @Field(() => ID, { description: '征求意见的部门。The department that asks.' })
  department!: string;

  @Field(() => String, { description: '部门名称。Its name.' })
  departmentName!: string;

  @Field(() => ID, { description: '派出机构。The stationed agency.' })
  agency!: string;

  @Field(() => String, { description: '派出机构名称。Its name.' })
  agencyName!: string;

  @Field(() => PostChangeEnum, { description: '任职或免职。Appointment or removal.' })
  change!: PostChange;

  @Field(() => String, { description: '职务。Post.' })
  post!: string;

  @Field(() => String, { description: '人选。Candidate.' })
  candidate!: string;

  @Field(() => GraphQLDateTime, { description: '征求时间。Asked at.' })
  askedAt!: string;

  @Field(() => GraphQLDateTime, { description: '答复期限。By when.' })
  answerBy!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '逾期视为同意的依据；为空则逾期不视为同意。The rule by which silence is consent; without one it is none.',
  })
  silenceConsentsBy!: string | null;

  @Field(() => [StreetOpinionType], { description: '各街道意见。Opinions by street.' })
  opinions!: StreetOpinionType[];

  @Field(() => DossierType, { nullable: true, description: '履职情况。The figures.' })
  dossier!: DossierType | null;

  @Field(() => Boolean, { nullable: true, description: '是否采纳。Whether it was followed.' })
  followed!: boolean | null;

  @Field(() => String, { nullable: true, description: '答复的理由。Why.' })
  answerReason!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '答复时间。Answered at.' })
  answeredAt!: string | null;

  @Field(() => String, { nullable: true, description: '撤回的理由。Why it was withdrawn.' })
  withdrawnBecause!: string | null;

  @Field(() => String, { description: '可打印的全文。The whole as text to print.' })
  text!: string;

  @Field(() => Int, { description: '版本，可作 expectedRevision。Revision.' })
  revision!: number;
}

export const ConsultationConnection = connectionType(ConsultationType, 'Consultation');

interface Telling {
  readonly nameOf: (organisation: string) => string;
  /** ISO 8601 UTC. */
  readonly now: string;
}

const unsaid = {
  opinion: null,
  reason: null,
  signatory: null,
  signatoryPost: null,
  at: null,
} as const;

function saidBy(street: string, { opinions }: Consultation) {
  const said = opinions.find((one) => one.street === street);
  if (!said) return unsaid;
  const { opinion, reason, signatory, at } = said;
  const { name, post } = signatory;
  return { opinion, reason: orNull(reason), signatory: name, signatoryPost: post, at };
}

function opinionOf(street: string, state: Consultation, { nameOf, now }: Telling) {
  const { opinion, reason, signatory, signatoryPost, at } = saidBy(street, state);
  const late = state.answerBy < (at ?? state.answer?.at ?? now);
  return {
    street,
    streetName: nameOf(street),
    opinion,
    reason,
    signatory,
    signatoryPost,
    at,
    late,
  };
}

/** A consultation as the API shows it at a time. */
export function toConsultationType(
  registered: Registered<Consultation>,
  telling: Telling,
): ConsultationType {
  const { id, revision, state } = registered;
  const { department, agency, change, post, candidate, askedAt, answerBy, answer } = state;
  return {
    id,
    revision,
    status: state.status as ConsultationStatus,
    department,
    departmentName: telling.nameOf(department),
    agency,
    agencyName: telling.nameOf(agency),
    change,
    post,
    candidate,
    askedAt,
    answerBy,
    silenceConsentsBy: orNull(state.silenceConsentsBy),
    opinions: state.streets.map((street) => opinionOf(street, state, telling)),
    dossier: state.dossier ? dossierType(state.dossier) : null,
    followed: orNull(answer?.followed),
    answerReason: orNull(answer?.reason),
    answeredAt: orNull(answer?.at),
    withdrawnBecause: orNull(state.withdrawnBecause),
    text: consultationLines(registered, telling).join('\n'),
  };
}
