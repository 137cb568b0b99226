export * from './clock.js';
export * from './command-identity.js';
export type { CommandLog, SeriesLog } from './command-log.js';
export { type CommandObserver, observeCommands, type ObservedOutcome } from './command-observer.js';
export { commandsFirst, lastCommandMs } from './commands-under-way.js';
export * from './decider.js';
export { type Delivery, deliveryOf, envelopeOf } from './delivery.js';
export * from './event.js';
export {
  type Accepted,
  type CommandEnvelope,
  type CommandOutcome,
  type CommandRequest,
  ContentionError,
  type HandlingRejection,
  OverdueError,
  type Rejected,
} from './handle-command.js';
export type { CommandSeries, SentCommand, SeriesOutcome } from './handle-series.js';
export { nameUuids, newId } from './name-uuid.js';
export { type FileFault, jsonFileReader } from './json-file.js';
export { shareRuns } from './shared-runs.js';
export * from './specification.js';
export {
  type EventFamily,
  type FamilyRequest,
  type FamilySeries,
  type StreamFamily,
  streamFamily,
  type Upcast,
} from './stream-family.js';
export * from './spreadsheet.js';
export * from './text.js';
export { maskTexts } from './masked-texts.js';
export { type KnownPerson, maskPersonalData } from './text-masking.js';
export { OperatorError } from './operator-error.js';
export { repositoryFile } from './repository-file.js';
