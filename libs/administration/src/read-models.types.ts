import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumOf, GraphQLDateTime } from '#graphql';
import type { ParkedStream, ProjectionState, ProjectionStatus } from '#read-store';

const ReadModelState = enumOf<ProjectionState>(
  'ReadModelState',
  '查询视图的状态。How a read model stands.',
  {
    live: '可用。It answers.',
    building: '首次构建中。Its first generation is on its way.',
    absent: '没有：未构建，或构建失败。There is none: not begun, or failed.',
  },
);

@ObjectType({ description: '重建到哪里了。How far a rebuild is.' })
class ReadModelBuild {
  @Field(() => Int, { description: '已处理的事件。Events so far.' })
  events!: number;

  @Field(() => Float, { nullable: true, description: '预计还需几秒。Seconds left.' })
  secondsLeft!: number | null;
}

@ObjectType({ description: '最近的失败；恢复后即清除。The last failure; cleared once it is over.' })
class ReadModelFailure {
  @Field(() => GraphQLDateTime, { description: '时间。When.' })
  at!: string;

  @Field(() => String, { description: '原因。What went wrong.' })
  message!: string;
}

@ObjectType({ description: '查询视图：清单从中读取。A read model: what lists are read from.' })
export class ReadModel {
  @Field(() => ID, { description: '名称。Name.' })
  name!: string;

  @Field(() => Int, { description: '程序的版本。Version of the code.' })
  version!: number;

  @Field(() => Int, { nullable: true, description: '现有数据的版本。Version that answers now.' })
  liveVersion!: number | null;

  @Field(() => ReadModelState, { description: '状态。How it stands.' })
  state!: ProjectionState;

  @Field(() => String, {
    nullable: true,
    description: '已处理到的日志位置。Where in the log it is.',
  })
  position!: string | null;

  @Field(() => Int, { description: '已处理的事件。Events that it has applied.' })
  applied!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      '落后的事件；日志不编号的没有。Events behind; null where the log does not number them.',
  })
  lagEvents!: number | null;

  @Field(() => Float, { description: '落后秒数。Age of the oldest event that it lacks.' })
  lagSeconds!: number;

  @Field(() => Float, { description: '每秒处理的事件。Events a second, smoothed.' })
  rate!: number;

  @Field(() => Int, { description: '搁置的事件流。Streams that it has set aside.' })
  parked!: number;

  @Field(() => ReadModelBuild, { nullable: true, description: '正在重建的。A rebuild under way.' })
  build!: ReadModelBuild | null;

  @Field(() => ReadModelFailure, { nullable: true, description: '最近的失败。The last failure.' })
  failure!: ReadModelFailure | null;
}

export function readModelOf(status: ProjectionStatus): ReadModel {
  const { name, version, state, applied, rate, parked, lag, build, lastFailure } = status;
  return {
    name,
    version,
    state,
    applied,
    rate,
    parked,
    liveVersion: status.liveVersion ?? null,
    position: status.position ?? null,
    lagEvents: lag.events ?? null,
    lagSeconds: lag.seconds,
    build: build ? { events: build.events, secondsLeft: build.etaSeconds ?? null } : null,
    failure: lastFailure ?? null,
  };
}

@ObjectType('ParkedStream', {
  description:
    '被搁置的事件流：其中一个事件无法处理。A stream of which an event cannot be applied.',
})
export class ParkedStreamType implements ParkedStream {
  @Field(() => ID, { description: '事件流。The stream.' })
  stream!: string;

  @Field(() => Int, { description: '第几个事件。Revision of the event.' })
  revision!: number;

  @Field(() => String, { description: '事件的类型。Its type.' })
  type!: string;

  @Field(() => String, { description: '原因。Why.' })
  error!: string;

  @Field(() => GraphQLDateTime, { description: '何时搁置。Since when.' })
  parkedAt!: string;

  @Field(() => Int, { description: '尚未处理的事件数。Events of it that are not in the rows.' })
  events!: number;
}
