export { boundRunning, type CallerOf } from './bound-running.js';
export { passwordCost, costOfChildren, heavyCost } from './cost.js';
export { Lanes } from './lanes.js';
export { OperationBounds } from './operation-bounds.js';
export {
  DEFAULT_OPERATION_LIMITS,
  type OperationLimits,
  tooManyRequests,
} from './operation-limits.js';
