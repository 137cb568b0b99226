export { chainAppends } from './chain-appends.js';
export * from './event-store.js';
export * from './event-store-error.js';
export { type ChainedEvent, linkOf, STREAM_START } from './event-chain.js';
export { eventsBetween, placeOf } from './position-places.js';
export * from './progress.js';
export { retryWhileAway } from './retry-while-away.js';
export { shareReading } from './shared-reading.js';
