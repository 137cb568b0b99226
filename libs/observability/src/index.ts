export { correlationOf } from './logs/correlation.js';
export { observeDeadlines } from './observe-deadlines.js';
export { observeRetention } from './observe-retention.js';
export { Observability } from './observability.js';
export { readObservability } from './settings.js';
export { ObservabilityModule } from './observability.module.js';
export { type Answer, type OperationRecord, recordOperation } from './record-operation.js';
export { traceRequests } from './traces/trace-requests.js';
export { serveWatch, type WatchServer } from './watch-server.js';
