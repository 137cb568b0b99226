export { InsightModule } from './insight.module.js';
export { insight } from './read/insight.projection.js';
export { INSIGHT_QUESTIONS } from './read/insight-questions.js';
