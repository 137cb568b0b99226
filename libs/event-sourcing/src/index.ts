export * from './decider.js';
export * from './event.js';
