import type { Limit, WorkingHours } from '#calendar';
import type { ClockName, KindPolicy } from '#whistle';

/** The limits of one kind: a step without one is measured and never late. */
type KindLimits = Readonly<Partial<Record<ClockName | 'overall', Limit>>>;

/** 哨的种类 */
export interface RuleKind extends KindPolicy {
  readonly kind: string;
  /** As people know it, in Chinese. */
  readonly name: string;
  readonly limits: KindLimits;
  /** Who oversees it, in Chinese (鼓楼: 区领导). Told to people; nothing follows from it. */
  readonly supervisedBy?: string;
}

/** One version of a district's rules, as its file has it. See `schema/rules/whistle-rules.schema.json`. */
export interface WhistleRulePack {
  readonly pack: string;
  readonly version: string;
  /** First local date (Asia/Shanghai) on which this version applies; by activation only if absent. */
  readonly effectiveFrom?: string;
  /** Where the figures come from. */
  readonly source: string;
  /** Values that the source does not give, by JSON pointer, and why they are there. */
  readonly assumed?: Readonly<Record<string, string>>;
  readonly workingHours?: WorkingHours;
  /** 黄牌: how long before the due time; one 工作日 (山东) where absent. */
  readonly warning?: Limit;
  readonly kinds: readonly RuleKind[];
}
