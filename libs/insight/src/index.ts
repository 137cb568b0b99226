export { INSIGHT_QUESTIONS, InsightModule } from './insight.module.js';
export { insight } from './read/insight.projection.js';
export { type Proportion, proportionOf } from './domain/proportion.js';
export { type RepeatedPlace, repeatedWhistles } from './read/repeated-whistles.query.js';
