import type { Position } from '#event-sourcing';
import { type Reading, readingOf, type ReadStore } from '#read-store';
import { WORK_LISTS } from './work-lists/work-lists.projection.js';
import type { WorkListTables } from './work-lists/work-lists.tables.js';

/** The work lists' tables, see {@link readingOf}. */
export const workListTables = (
  store: ReadStore,
  afterPosition: Position | null | undefined,
): Promise<Reading<WorkListTables>> => readingOf(store, WORK_LISTS, afterPosition);
