export { GeoReportError } from './geo-report-error.js';
export { type Order, orderOf } from './intake/order.js';
export { OrderIntake, type SubmittedOrder } from './intake/order-intake.js';
export {
  type Open311Client,
  type Open311File,
  Open311FileError,
  readOpen311File,
} from './open311-file.js';
export { Open311Module } from './open311.module.js';
export { open311Requests } from './requests/requests.projection.js';
