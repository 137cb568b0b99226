import type { DomainEvent } from '#event-sourcing';
import type { ActivatedContent, RevokedContent } from '#rules';
import type { ScoreRules } from './score-rules.js';
import type { WhatIfSummary } from './what-if-summary.js';

/** 考核规则启用: months that end on this date or later are scored by it, until another rule is. */
export type ScoreRulesActivated = DomainEvent<
  'ScoreRulesActivated',
  ActivatedContent<ScoreRules> & {
    /** Packs that have scored the same kinds until then; absent where none had. */
    readonly insteadOf?: readonly string[];
    /** What it would have done to a past period; absent where there was none to try it on. */
    readonly whatIf?: WhatIfSummary;
  }
>;

/** 撤销启用, before the day has come. */
export type ScoreRulesRevoked = DomainEvent<'ScoreRulesRevoked', RevokedContent>;

export type ScoreActivationEvent = ScoreRulesActivated | ScoreRulesRevoked;
