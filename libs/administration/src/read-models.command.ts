import { Inject, Logger } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#event-sourcing';
import { READ_STORE, type ReadStore, type UnparkOutcome } from '#read-store';

/** 重建: builds a read model anew beside the one that answers, which it replaces once it is whole. */
export class RebuildReadModel extends Command<void> {
  constructor(
    readonly readModel: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RebuildReadModel)
export class RebuildReadModelHandler implements ICommandHandler<RebuildReadModel> {
  private readonly logger = new Logger('ReadModels');

  constructor(@Inject(READ_STORE) private readonly reads: ReadStore) {}

  /** @throws ReadStoreError PROJECTION_UNKNOWN, REBUILD_RUNNING */
  async execute({ readModel, actor }: RebuildReadModel): Promise<void> {
    await this.reads.beginRebuild(readModel);
    this.logger.log(`重建查询视图 ${readModel} begun by ${actor.account}`);
  }
}

/** 重试、跳过: takes up a stream that was set aside, with the event that stopped it or without. */
export class UnparkStream extends Command<UnparkOutcome> {
  constructor(
    readonly parked: { readonly readModel: string; readonly stream: string },
    /** Why the event is left out; it is tried again where absent. */
    readonly skipBecause?: string,
  ) {
    super();
  }
}

@CommandHandler(UnparkStream)
export class UnparkStreamHandler implements ICommandHandler<UnparkStream> {
  constructor(@Inject(READ_STORE) private readonly reads: ReadStore) {}

  /** @throws ReadStoreError PROJECTION_UNKNOWN, PROJECTION_NOT_READY, STREAM_NOT_PARKED */
  execute({ parked: { readModel, stream }, skipBecause }: UnparkStream): Promise<UnparkOutcome> {
    return skipBecause === undefined
      ? this.reads.retry(readModel, stream)
      : this.reads.skip(readModel, stream, skipBecause);
  }
}
