export { type AtOnceLimits, type Caller, Counts, OperationsAtOnce } from './at-once.js';
export { boundRunning, type CallerOf, type WriteRate } from './bound-running.js';
export { passwordCost, costOfChildren, heavyCost } from './cost.js';
export { Lanes } from './lanes.js';
export { NOT_LISTED, type Offered } from './listed-operations.js';
export { OperationBounds } from './operation-bounds.js';
export {
  DEFAULT_OPERATION_LIMITS,
  type OperationLimits,
  tooManyRequests,
} from './operation-limits.js';
