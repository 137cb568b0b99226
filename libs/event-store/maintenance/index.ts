export { contentOf } from './compare-logs.js';
export { finishLog, followLog, type Migration, type Verification } from './migrate-log.js';
export { PositionMap } from './position-map.js';
export { verifyLog } from './verify-log.js';
