export { boundRunning, type CallerOf } from './bound-running.js';
export { checksPassword, countedAbove, heavyQuestion } from './cost.js';
export { OperationBounds } from './operation-bounds.js';
export {
  DEFAULT_OPERATION_LIMITS,
  type OperationLimits,
  tooManyRequests,
} from './operation-limits.js';
