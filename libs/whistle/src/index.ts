export * from './domain/summons-clocks.js';
export * from './domain/summons-facts.js';
export * from './domain/whistle.commands.js';
export * from './domain/whistle.context.js';
export * from './domain/whistle.events.js';
export * from './domain/whistle.rejections.js';
export * from './domain/whistle.state.js';
export { whistle } from './domain/whistle.js';
