import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  Args,
  ArgsType,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from '@nestjs/graphql';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import {
  type AnyRejection,
  NotFoundRejection,
  type RejectionClass,
  rejectionOf,
  resultUnion,
  Text,
  WrongStateRejection,
} from '#graphql';
import { ReadStoreError, type ReadStoreFailure, type UnparkOutcome } from '#read-store';
import { RebuildReadModel, UnparkStream } from './read-models.command.js';
import { AskParkedStreams, AskReadModels } from './read-models.query.js';
import { ParkedStreamType, ReadModel, readModelOf } from './read-models.types.js';

const MOST_STREAMS = 200;

@ArgsType()
class ParkedStreamsArgs {
  @Field(() => ID, { description: '查询视图的名称。Name of the read model.' })
  @IsString({ message: '查询视图须为名称' })
  @Length(1, 100, { message: '查询视图的名称须为 1–100 个字' })
  readModel!: string;

  @Field(() => Int, { defaultValue: 50, description: '至多多少个。How many at most.' })
  @IsInt({ message: 'first 须为整数' })
  @Min(1, { message: 'first 至少为 1' })
  @Max(MOST_STREAMS, { message: `first 至多为 ${MOST_STREAMS}` })
  first: number = 50;
}

@InputType({ isAbstract: true })
abstract class ReadModelInput {
  @Field(() => ID, { description: '查询视图的名称。Name of the read model.' })
  @IsString({ message: '查询视图须为名称' })
  @Length(1, 100, { message: '查询视图的名称须为 1–100 个字' })
  readModel!: string;
}

@InputType({ description: '重建查询视图。Build a read model anew.' })
export class RebuildReadModelInput extends ReadModelInput {}

@InputType({ description: '再次处理被搁置的事件流。Try a parked stream again.' })
export class RetryParkedStreamInput extends ReadModelInput {
  @Field(() => ID, { description: '事件流。The stream.' })
  @IsString({ message: '事件流须为编号' })
  @Length(1, 200, { message: '事件流的编号须为 1–200 个字' })
  stream!: string;
}

@InputType({ description: '跳过无法处理的那一个事件。Leave the event out that cannot be applied.' })
export class SkipParkedEventInput extends RetryParkedStreamInput {
  @Text({
    label: '原因',
    description: '原因，与视图一起保存。Why; kept with it.',
    length: [2, 500],
  })
  reason!: string;
}

@ObjectType({ description: '重建已开始，进展见 readModels。It has begun; see `readModels`.' })
export class RebuildBegun {
  @Field(() => ID, { description: '查询视图的名称。Name of the read model.' })
  readModel!: string;
}

@ObjectType({ description: '已处理；仍有一个事件无法处理的为其现状。What became of it.' })
export class StreamUnparked {
  @Field(() => ParkedStreamType, {
    nullable: true,
    description: '仍被搁置的；已恢复则空。As it is parked now; null where it is followed again.',
  })
  stillParked!: ParkedStreamType | null;
}

const RebuildResult = resultUnion('RebuildReadModelResult', RebuildBegun);
const UnparkResult = resultUnion('UnparkResult', StreamUnparked);

/** What an administrator may ask for at the wrong time; anything else is a failure. */
const REFUSED: Partial<Readonly<Record<ReadStoreFailure, readonly [RejectionClass, string]>>> = {
  PROJECTION_UNKNOWN: [NotFoundRejection, '没有这个查询视图'],
  PROJECTION_NOT_READY: [WrongStateRejection, '查询视图正在首次构建，请稍后再试'],
  REBUILD_RUNNING: [WrongStateRejection, '查询视图正在重建，请等它完成'],
  STREAM_NOT_PARKED: [NotFoundRejection, '该事件流没有被搁置，可能已由他人处理'],
  EVENT_UNPROCESSABLE: [WrongStateRejection, '未能重建，原有数据不受影响'],
};

function refusalOf(error: unknown): AnyRejection {
  const refused = error instanceof ReadStoreError ? REFUSED[error.code] : undefined;
  if (!(error instanceof ReadStoreError) || !refused) throw error;
  const [type, told] = refused;
  const { code, details } = error;
  // Which event it is, for whoever mends it.
  const which = code === 'EVENT_UNPROCESSABLE' ? `：${details['stream']} ${details['type']}` : '';
  return rejectionOf(type, { code, message: told + which });
}

@Resolver()
export class ReadModelsResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Query(() => [ReadModel], {
    description:
      '查询视图（管理员）：到哪里、落后多少、是否失败、搁置了什么。Read models (administrator): where each is, how far behind, whether it fails.',
  })
  async readModels(): Promise<ReadModel[]> {
    return (await this.queries.execute(new AskReadModels())).map(readModelOf);
  }

  @Query(() => [ParkedStreamType], {
    description:
      '一个查询视图搁置的事件流（管理员），早的在前；没有这个视图则空。Streams that a read model has set aside (administrator).',
  })
  async parkedStreams(
    @Args() { readModel, first }: ParkedStreamsArgs,
  ): Promise<ParkedStreamType[]> {
    const found = this.queries.execute(new AskParkedStreams(readModel, first));
    return [...(await found.catch(noneUnlessFailed))];
  }

  @Mutation(() => RebuildResult, {
    description:
      '从日志重建查询视图（管理员）：旧的照常可查，完成后换上。Build a read model anew from the log (administrator); the old one answers meanwhile.',
  })
  async rebuildReadModel(
    @Args('input') { readModel }: RebuildReadModelInput,
    @CurrentActor() actor: Actor,
  ): Promise<RebuildBegun | AnyRejection> {
    try {
      await this.commands.execute(new RebuildReadModel(readModel, actor));
      return Object.assign(new RebuildBegun(), { readModel });
    } catch (error) {
      return refusalOf(error);
    }
  }

  @Mutation(() => UnparkResult, {
    description:
      '再次处理被搁置的事件流（管理员）。Try a parked stream again from the event that stopped it (administrator).',
  })
  retryParkedStream(
    @Args('input') { readModel, stream }: RetryParkedStreamInput,
  ): Promise<StreamUnparked | AnyRejection> {
    return this.#unpark(new UnparkStream({ readModel, stream }));
  }

  @Mutation(() => UnparkResult, {
    description:
      '跳过无法处理的那一个事件，并记下原因（管理员）；重建时会再试。Leave out the one event that cannot be applied, for a reason (administrator); a rebuild tries it again.',
  })
  skipParkedEvent(
    @Args('input') { readModel, stream, reason }: SkipParkedEventInput,
  ): Promise<StreamUnparked | AnyRejection> {
    return this.#unpark(new UnparkStream({ readModel, stream }, reason));
  }

  async #unpark(command: UnparkStream): Promise<StreamUnparked | AnyRejection> {
    try {
      return unparked(await this.commands.execute(command));
    } catch (error) {
      return refusalOf(error);
    }
  }
}

/** A read model that nobody knows, or that is not built yet, has set nothing aside. */
function noneUnlessFailed(error: unknown): readonly [] {
  refusalOf(error);
  return [];
}

const unparked = (outcome: UnparkOutcome): StreamUnparked =>
  Object.assign(new StreamUnparked(), {
    stillParked: outcome.outcome === 'parked' ? outcome.parked : null,
  });
