import type { DomainEvent } from '#event-sourcing';
import type { ActivatedContent, RevokedContent } from './activation.js';
import type { WhistleRulePack } from './rule-pack.js';

/** 规则启用: this version of a pack applies from a date on, until the next one does. */
export type RulePackActivated = DomainEvent<'RulePackActivated', ActivatedContent<WhistleRulePack>>;

/** 撤销启用, before the day has come. */
export type RulePackRevoked = DomainEvent<'RulePackRevoked', RevokedContent>;

export type RuleActivationEvent = RulePackActivated | RulePackRevoked;
