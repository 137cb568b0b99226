import type { Limit, WorkingHours } from '#calendar';
import type { ClockName, KindPolicy } from '#whistle';
import type { RuleVersion } from './activation.js';

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
export interface WhistleRulePack extends RuleVersion {
  readonly workingHours?: WorkingHours;
  /** 黄牌: how long before the due time; one 工作日 (山东) where absent. */
  readonly warning?: Limit;
  readonly kinds: readonly RuleKind[];
}
