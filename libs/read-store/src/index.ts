export {
  addToRows,
  conditionFor,
  deleteRows,
  oneOf,
  upsertNumberedRows,
  upsertRows,
} from './bulk.js';
export type { Cell, Numbering } from './bulk-dialect.js';
export type { ParkedStream, UnparkOutcome } from './parking.js';
export {
  type Change,
  type FoldedChange,
  type FoldedProjection,
  handleAll,
  type Handlers,
  othersThan,
  type Projection,
  type SharedFold,
} from './projection.js';
export { type AnyProjection, isAbout } from './opaque-projection.js';
export { dialectOf, plainText } from './dialect.js';
export { openReadStore, type ReadPlace, type ReadStore } from './read-store.js';
export { withScratchSchema } from './postgres/scratch-schema.js';
export {
  type FailureDetails,
  isFailure,
  ReadStoreError,
  type ReadStoreFailure,
} from './read-store-error.js';
export type { Built, RebuildOptions } from './rebuild.js';
export type { BuildProgress, LastFailure } from './registry.js';
export type { RunOptions } from './runner.js';
export { type Lag, LogSight, type ProjectionState, type ProjectionStatus } from './status.js';
export {
  freshnessOf,
  PATIENCE_MS,
  type ReadFreshness,
  type Reading,
  readingOf,
} from './reading-of.js';
export { withLeanHeap } from './lean-heap.js';
export { READ_STORE } from './read-store.token.js';
export {
  answerOnThisThread,
  type HeavyQuestion,
  QUESTIONS,
  type Questions,
  type TableSource,
  type QuestionTables,
} from './questions.js';
export { ReadTables } from './read-tables.js';
export { type TableDigests, tableDigests } from './table-digest.js';
