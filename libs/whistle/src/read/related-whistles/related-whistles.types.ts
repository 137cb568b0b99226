import { Field, ID, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime, enumOf } from '#graphql';
import type { WhistleStage } from '../../domain/whistle.state.js';
import { WhistleStageEnum } from '../../whistle.enums.js';
import { WhistleStatusEnum } from '../read.enums.js';
import type { WhistleStatus } from '../work-lists/street-work-list.js';
import type { Relation } from './related-whistles.query.js';

const RelationEnum = enumOf<Relation>(
  'WhistleRelation',
  '与本哨的关系。What another whistle is to this one.',
  {
    previous: '先前的哨，本哨是其复哨。This one repeats it.',
    'followed-by': '后来的复哨。It repeats this one.',
    'merged-into': '本哨已并入该哨。This one was merged into it.',
    'merged-from': '该哨已并入本哨。It was merged into this one.',
  },
);

@ObjectType('RelatedWhistle', {
  description: '复哨、并哨所连的另一个哨。Another whistle about the same matter.',
})
export class RelatedWhistleType {
  @Field(() => RelationEnum, { description: '关系。What it is to this one.' })
  relation!: Relation;

  @Field(() => ID, { description: '编号。Its id.' })
  whistleId!: string;

  @Field(() => String, { description: '标题。Title.' })
  title!: string;

  @Field(() => String, { description: '种类。Kind.' })
  kind!: string;

  @Field(() => String, { description: '种类名称。Its name.' })
  kindName!: string;

  @Field(() => WhistleStatusEnum, { description: '状态。Status.' })
  status!: WhistleStatus;

  @Field(() => WhistleStageEnum, { description: '阶段。Stage.' })
  stage!: WhistleStage;

  @Field(() => ID, { description: '街道。Street.' })
  street!: string;

  @Field(() => String, { description: '街道名称。Its name.' })
  streetName!: string;

  @Field(() => GraphQLDateTime, { description: '吹哨时间。Raised at.' })
  raisedAt!: string;
}
