import type { WorkCalendar } from '#calendar';
import type { WhistleRules } from './domain/whistle.context.js';
import type { RuleReference } from './domain/whistle.events.js';

/** Injection token of the {@link WhistleRuleBook}. */
export const WHISTLE_RULES = Symbol('WHISTLE_RULES');

/** What the whistle asks of whoever keeps the rules of the district. */
export interface WhistleRuleBook extends WhistleRules {
  /** The days and hours by which a version counts; of the nearest one, where it is no longer kept. */
  calendarOf(rule: RuleReference, instant: string): WorkCalendar | undefined;
  /** The book with everything that is activated by now: what a decision must ask. */
  current(): Promise<WhistleRuleBook>;
}
