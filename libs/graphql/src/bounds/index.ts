export { type AtOnceLimits, type Caller, Counts, nameOf, OperationsAtOnce } from './at-once.js';
export { boundRunning, type RunningBounds, type WriteRate } from './bound-running.js';
export type { CallerOf } from './bound-subscriptions.js';
export { passwordCost, costOfChildren, heavyCost, heavyCostOfRows } from './cost.js';
export { Lanes } from './lanes.js';
export type { Offered } from './listed-operations.js';
export { OperationBounds } from './operation-bounds.js';
export {
  DEFAULT_OPERATION_LIMITS,
  type OperationLimits,
  tooManyRequests,
} from './operation-limits.js';
export { costOfBytes, costOfReading, REQUEST_COST, Turns } from './turns.js';
