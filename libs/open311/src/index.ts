export { GeoReportError } from './geo-report-error.js';
export { type Order, orderOf } from './intake/order.js';
export { OrderIntake, type Submitted } from './intake/order-intake.js';
export { Open311FileError } from './open311-file-error.js';
export { type Open311Client, type Open311File, readOpen311File } from './open311-file.js';
export { Open311Module } from './open311.module.js';
export { open311Requests } from './requests/requests.projection.js';
