export { exportDirectory } from './directory/export-directory.js';
export { DirectoryRefusedError, importDirectory } from './directory/import-directory.js';
export { importLog } from './history/import-log.js';
export type { ImportReport, ReasonOfRows } from './history/import-report.js';
export type { Mapping } from './history/mapping.js';
export { checkMapping, readMapping } from './history/read-mapping.js';
export { type OrderLine, readOrders, type RefusedOrder } from './read-orders.js';
export { type LogSealing, sealLog, type SealedLogReport } from './sealing/seal-log.js';
export { sizeOf } from './tables/read-table.js';
