import type { Summons } from './summons.state.js';
import type {
  Authority,
  Call,
  Clock,
  IntakeChannel,
  Officeholder,
  RuleReference,
  SatisfactionChannel,
  WhistleLevel,
} from './whistle.values.js';
import type { Initiation } from './whistle.events.js';
import type { DeadlineCard } from './summons.state.js';

/** Where a whistle stands before its departments are called; `sounded` once they are. */
export type WhistleStage = 'initiation' | 'review' | 'returned' | 'dispatch' | 'sounded';

/** 审哨 or 派单 that a whistle waits for. */
export interface OpenGate {
  readonly clock: 'review' | 'dispatch';
  readonly by: Authority;
  /** The post that must sign, where the rules name one. */
  readonly post: string | undefined;
  /** The account that may not review it. */
  readonly applicant: string | undefined;
  readonly due: Clock | undefined;
  /** Since when it waits. */
  readonly since: string;
}

/** 确认发起 that a whistle waits for. */
export interface OpenInitiation extends Initiation {
  /** Since when it waits. */
  readonly since: string;
}

export interface JointEnforcement {
  readonly no: number;
  readonly departments: readonly string[];
  readonly concluded: boolean;
}

/** 回访 */
export interface ResidentSatisfaction {
  readonly at: string;
  readonly satisfaction: number;
  readonly channel: SatisfactionChannel;
  readonly comment?: string | undefined;
}

/**
 * What is known of one whistle: what decisions, work lists, deadlines, statistics and insight share.
 * All times ISO 8601 UTC, plain data that survives JSON; every field is there from the start.
 */
export interface Whistle {
  readonly status: 'none' | 'open' | 'closed' | 'withdrawn' | 'merged';
  readonly stage: WhistleStage;
  readonly kind: string;
  readonly level: WhistleLevel;
  /** GB/T 30428 class code. */
  readonly category: string;
  /** How the problem came in. */
  readonly channel: IntakeChannel;
  readonly street: string;
  readonly raisedBy: string;
  readonly raisedAt: string;
  readonly rule: RuleReference;
  readonly overall: Clock | undefined;
  /** Since when that runs: the blow, or the latest reopening. */
  readonly overallSince: string;
  /** What started it. */
  readonly overallRule: RuleReference;
  /** Whom it asks for, until it has sounded. */
  readonly call: Call | undefined;
  /** Who started it, where the kind asks for that: typed at first, signed since. */
  readonly initiators: readonly Officeholder[];
  /** Leaders whose confirmation it waits for. */
  readonly initiation: OpenInitiation | undefined;
  /** The review or dispatch that it waits for. */
  readonly gate: OpenGate | undefined;
  readonly closedAt: string | undefined;
  readonly withdrawnAt: string | undefined;
  readonly mergedAt: string | undefined;
  readonly mergedInto: string | undefined;
  readonly resident: ResidentSatisfaction | undefined;
  /** The resident has been asked since it was closed last. */
  readonly residentAsked: boolean;
  /** By ordinal: summons `n` is at `n - 1`. */
  readonly summonses: readonly Summons[];
  readonly enforcements: readonly JointEnforcement[];
  /** Cards of the whistle's own clocks. */
  readonly cards: readonly DeadlineCard[];
  readonly reopened: number;
  /** Time of the newest event: the next one is never earlier. */
  readonly lastAt: string;
}

export const noWhistle: Whistle = {
  status: 'none',
  stage: 'sounded',
  kind: '',
  level: 'street',
  category: '',
  channel: 'import',
  street: '',
  raisedBy: '',
  raisedAt: '',
  rule: { pack: '', version: '' },
  overall: undefined,
  overallSince: '',
  overallRule: { pack: '', version: '' },
  call: undefined,
  initiators: [],
  initiation: undefined,
  gate: undefined,
  closedAt: undefined,
  withdrawnAt: undefined,
  mergedAt: undefined,
  mergedInto: undefined,
  resident: undefined,
  residentAsked: false,
  summonses: [],
  enforcements: [],
  cards: [],
  reopened: 0,
  lastAt: '',
};

/** How often a department was replaced. */
export const redispatchesOf = ({ summonses }: Pick<Whistle, 'summonses'>): number =>
  summonses.filter(({ released }) => released === 'replaced').length;
