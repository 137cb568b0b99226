import { join } from 'node:path';

import { responseStatistics } from '#assessment';
import type { EventStore } from '#event-store';
import { type AnyProjection, openReadStore, type ReadStore } from '#read-store';
import { workLists } from '#whistle';

/** Every projection of the system. */
export const PROJECTIONS: readonly AnyProjection[] = [workLists, responseStatistics];

export const openReadSide = (dataDir: string, eventStore: EventStore): Promise<ReadStore> =>
  openReadStore({ directory: join(dataDir, 'read'), eventStore, projections: PROJECTIONS });
