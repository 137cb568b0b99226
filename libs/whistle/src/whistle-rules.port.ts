import type { WorkCalendar } from '#calendar';
import type { WhistleRules } from './domain/whistle.context.js';
import type { RuleReference } from './domain/whistle.events.js';

/** Injection token of the {@link WhistleRuleBook}. */
export const WHISTLE_RULES = Symbol('WHISTLE_RULES');

/** The rules of the district, as the whistle needs them. */
export interface WhistleRuleBook extends WhistleRules {
  /** The days and hours by which a version counts; of the nearest one, where it is no longer kept. */
  calendarOf(rule: RuleReference, instant: string): WorkCalendar | undefined;
  /** What people call a kind, by the newest version that has it; the code itself where none does. */
  kindName(kind: string): string;
  /** The rules with everything that has been activated by now; decisions must use these. */
  current(): Promise<WhistleRuleBook>;
}
