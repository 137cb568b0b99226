export * from './clock.js';
export * from './decider.js';
export * from './event.js';
