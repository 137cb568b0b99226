import type { Clock, Clocks, RuleReference, WhistleLevel } from './whistle.events.js';

/** What the rules in force say about a kind of whistle at a moment. */
export interface KindRule {
  readonly rule: RuleReference;
  readonly levels: readonly WhistleLevel[];
  readonly clocks: Clocks;
  readonly overall?: Clock;
}

/** Rules as pure look-ups: the version in force at a time, and what a pause does to a clock. */
export interface WhistleRules {
  /** Undefined when no such kind exists in the rules in force at that time. */
  kindAt(kind: string, startedAt: string): KindRule | undefined;
  /** The clock after a pause, in the working hours of the rule version that started it. */
  postpone(clock: Clock, rule: RuleReference, pausedFrom: string, resumedAt: string): Clock;
}

/** Who exists, as pure look-ups. */
export interface WhistleDirectory {
  isDepartment(organisation: string): boolean;
  /** The street that an organisation is (a street) or belongs to (a community). */
  streetOf(organisation: string): string | undefined;
}

/** Who decides: the organisation acts, the role says on whose side. */
export interface Acting {
  readonly account: string;
  readonly organisation: string;
  readonly role: string;
}

/** Everything a decision needs from outside. */
export interface WhistleContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
  readonly acting: Acting;
  readonly rules: WhistleRules;
  readonly directory: WhistleDirectory;
}

/** 区级指挥中心: may act for any street of the district, except in rating. */
export const COMMAND_CENTRE_ROLE = 'command-centre';
