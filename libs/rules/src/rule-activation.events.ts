import type { DomainEvent } from '#event-sourcing';
import type { WhistleRulePack } from './rule-pack.js';

/** 规则启用: this version of a pack applies from a date on, until the next one does. */
export type RulePackActivated = DomainEvent<
  'RulePackActivated',
  {
    /** ISO 8601 UTC. */
    readonly at: string;
    readonly pack: string;
    readonly version: string;
    /** First local date (Asia/Shanghai) on which it applies. */
    readonly from: string;
    /** Of what it says, see {@link rulesDigest}. */
    readonly digest: string;
    /** The whole of it: files come and go, and what started a clock governs it to the end. */
    readonly content: WhistleRulePack;
    /** Why it applies from a date that had already begun when it was activated. */
    readonly reason?: string;
  }
>;
/** 撤销启用, before the day has come. */
export type RulePackRevoked = DomainEvent<
  'RulePackRevoked',
  {
    readonly at: string;
    readonly pack: string;
    readonly version: string;
    readonly from: string;
    readonly reason: string;
  }
>;

export type RuleActivationEvent = RulePackActivated | RulePackRevoked;
