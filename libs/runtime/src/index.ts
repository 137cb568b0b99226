export * from './configuration.js';
export * from './log.js';
export * from './read-side.js';
export * from './rules.js';
