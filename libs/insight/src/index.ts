export { INSIGHT_QUESTIONS, InsightModule } from './insight.module.js';
export { insight } from './read/insight.projection.js';
