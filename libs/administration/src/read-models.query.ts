import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type ParkedStream, type ProjectionStatus, READ_STORE, type ReadStore } from '#read-store';

/** 查询视图: how each read model stands. */
export class AskReadModels extends Query<readonly ProjectionStatus[]> {}

@QueryHandler(AskReadModels)
export class AskReadModelsHandler implements IQueryHandler<AskReadModels> {
  constructor(@Inject(READ_STORE) private readonly reads: ReadStore) {}

  execute(): Promise<readonly ProjectionStatus[]> {
    return this.reads.status();
  }
}

/** 搁置的事件流: what one read model has set aside, the oldest first. */
export class AskParkedStreams extends Query<readonly ParkedStream[]> {
  constructor(
    readonly readModel: string,
    readonly most: number,
  ) {
    super();
  }
}

@QueryHandler(AskParkedStreams)
export class AskParkedStreamsHandler implements IQueryHandler<AskParkedStreams> {
  constructor(@Inject(READ_STORE) private readonly reads: ReadStore) {}

  /** @throws ReadStoreError PROJECTION_UNKNOWN, PROJECTION_NOT_READY */
  execute({ readModel, most }: AskParkedStreams): Promise<readonly ParkedStream[]> {
    return this.reads.parked(readModel, most);
  }
}
