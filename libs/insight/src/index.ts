export { InsightModule } from './insight.module.js';
export { insight } from './read/insight.projection.js';
