import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Freshness, GraphQLDateTime } from '#graphql';
import { WhistleStatusEnum } from '../read.enums.js';
import type { WhistleStatus } from '../work-lists/street-work-list.js';

@ObjectType('NearWhistle', {
  description:
    '附近的一声哨。无权查看的只给类别、状态、街道、时间和约略距离，其余为空。A whistle nearby; of those that one may not read, only what happened where, roughly, and when.',
})
export class NearWhistleType {
  @Field(() => Int, {
    description: '距离（米）；无权查看的以百米计。Distance in metres; of others’, by the hundred.',
  })
  distanceMetres!: number;

  @Field(() => WhistleStatusEnum, { description: '状态。Status.' })
  status!: WhistleStatus;

  @Field(() => String, { description: 'GB/T 30428 类别。Category.' })
  category!: string;

  @Field(() => String, { description: '类别名称（大类）。Name of its main class.' })
  categoryName!: string;

  @Field(() => ID, { description: '街道。Street.' })
  street!: string;

  @Field(() => String, { description: '街道名称。Its name.' })
  streetName!: string;

  @Field(() => GraphQLDateTime, { description: '吹哨时间。Raised at.' })
  raisedAt!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '结哨、撤哨或并哨的时间；办理中则空。When it ended; null while it is open.',
  })
  endedAt!: string | null;

  @Field(() => ID, { nullable: true, description: '编号。Id.' })
  whistleId!: string | null;

  @Field(() => String, { nullable: true, description: '种类。Kind.' })
  kind!: string | null;

  @Field(() => String, { nullable: true, description: '标题。Title.' })
  title!: string | null;

  @Field(() => String, { nullable: true, description: '地址。Address.' })
  address!: string | null;

  @Field(() => Float, { nullable: true, description: '经度，WGS 84。Longitude.' })
  longitude!: number | null;

  @Field(() => Float, { nullable: true, description: '纬度，WGS 84。Latitude.' })
  latitude!: number | null;

  @Field(() => ID, { nullable: true, description: '主办；尚未派出则空。Who leads.' })
  lead!: string | null;

  @Field(() => String, { nullable: true, description: '主办名称。Its name.' })
  leadName!: string | null;
}

@ObjectType('NearWhistles', { description: '附近的哨，近的在先。Whistles nearby, nearest first.' })
export class NearWhistlesType {
  @Field(() => [NearWhistleType], { description: '至多 50 声。At most 50.' })
  whistles!: NearWhistleType[];

  @Field(() => Boolean, {
    description: '半径内是否还有未列出的。Whether there are more within the radius.',
  })
  more!: boolean;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}
