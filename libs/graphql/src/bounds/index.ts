export { boundRunning, type CallerOf } from './bound-running.js';
export { passwordCost, costOfChildren, heavyCost } from './cost.js';
export { OperationBounds } from './operation-bounds.js';
export {
  DEFAULT_OPERATION_LIMITS,
  type OperationLimits,
  tooManyRequests,
} from './operation-limits.js';
