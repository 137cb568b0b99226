import type { Limit } from '#calendar';
import type { ToldFact } from './summons-told.js';
import type { ClockMove } from './whistle.context.js';
import type {
  Call,
  Clock,
  ClockName,
  Clocks,
  Gate,
  OpenRung,
  RuleReference,
  SummonsRole,
  WhistleLevel,
} from './whistle.events.js';

/** A time for which clocks waited for the street: a report, or an arrival that was disputed. */
export interface Wait {
  readonly from: string;
  readonly to: string;
  readonly clocks: readonly ClockName[];
}

/** One department's obligation within a whistle, with clocks of its own. */
export interface Summons {
  readonly no: number;
  readonly department: string;
  readonly role: SummonsRole;
  readonly summonedAt: string;
  /** What started its clocks. */
  readonly rule: RuleReference;
  readonly clocks: Clocks;
  /** Clocks that an arrival has stopped, as they would run on if it were disputed. */
  readonly held: Clocks;
  /** What moved them since, in order. */
  readonly moves: readonly ClockMove[];
  /** The ladder stood still in these, and the clocks did not. */
  readonly waits: readonly Wait[];
  /** What its missed clocks climb next. */
  readonly rungs: readonly OpenRung[];
  /** What was said with the steps that it stands in. */
  readonly told: readonly ToldFact[];
  readonly acknowledgedAt?: string;
  readonly contactedAt?: string;
  /** The arrival that counts: claimed or confirmed, and not disputed. */
  readonly arrivedAt?: string;
  readonly arrival: 'none' | 'claimed' | 'confirmed' | 'disputed';
  readonly reportedAt?: string;
  readonly resolution: 'open' | 'reported' | 'confirmed';
  readonly sentBack: number;
  readonly pausedSince?: string;
  /** When the pause ends by itself. */
  readonly pausedUntil?: string;
  readonly declineUntil?: string;
  readonly decline: 'none' | 'pending' | 'overruled';
  /** By when a pending decline is ruled on, counted from when it was declared. */
  readonly ruling?: Clock;
  readonly declinedAt?: string;
  /** An extension that waits for its answer. */
  readonly extensionAsked?: Limit;
  /** What was granted so far. */
  readonly extended: readonly Limit[];
  /** Deadlines that have fired, see {@link markOf}. */
  readonly marks: readonly string[];
  readonly rated: boolean;
  /** Let go before it was settled: by itself, or with the whole whistle. */
  readonly released?: 'replaced' | 'withdrawn';
}

/** Where a whistle stands before its departments are called; `sounded` once they are. */
export type WhistleStage = 'review' | 'returned' | 'dispatch' | 'sounded';

export interface JointEnforcement {
  readonly no: number;
  readonly departments: readonly string[];
  readonly concluded: boolean;
}

export interface Whistle {
  readonly status: 'none' | 'open' | 'closed' | 'withdrawn' | 'merged';
  readonly stage: WhistleStage;
  readonly kind: string;
  readonly level: WhistleLevel;
  readonly street: string;
  readonly raisedBy: string;
  readonly raisedAt: string;
  readonly rule: RuleReference;
  readonly overall?: Clock;
  /** Since when that runs: the blow, or the latest reopening. */
  readonly overallSince: string;
  /** What started it. */
  readonly overallRule: RuleReference;
  /** Whom it asks for, until it has sounded. */
  readonly call?: Call;
  readonly review?: Gate & { readonly applicant: string };
  readonly dispatch?: Gate;
  /** Since when it waits for review or dispatch. */
  readonly gateSince?: string;
  readonly summonses: readonly Summons[];
  readonly enforcements: readonly JointEnforcement[];
  /** How often a department was replaced. */
  readonly redispatched: number;
  /** What was said with its end, while it is over. */
  readonly ending?: string;
  /** The resident has been asked since it was closed last. */
  readonly residentAsked: boolean;
  readonly marks: readonly string[];
  /** Time of the newest event: the next one is never earlier. */
  readonly lastAt: string;
}

export const noWhistle: Whistle = {
  status: 'none',
  stage: 'sounded',
  kind: '',
  level: 'street',
  street: '',
  raisedBy: '',
  raisedAt: '',
  rule: { pack: '', version: '' },
  overallSince: '',
  overallRule: { pack: '', version: '' },
  summonses: [],
  enforcements: [],
  redispatched: 0,
  residentAsked: false,
  marks: [],
  lastAt: '',
};

/** Still obliged: neither replaced nor withdrawn. */
export const isActive = (summons: Summons): boolean => summons.released === undefined;

/** Lead and assisting departments must resolve; informed ones need not. */
export const mustResolve = (summons: Summons): boolean =>
  isActive(summons) && summons.role !== 'informed';

/** One firing of one deadline: a due time that was moved since is another deadline. */
export const markOf = (
  what: 'warned' | 'missed' | `rung-${number}`,
  clock: string,
  dueAt: string,
): string => `${what} ${clock} ${dueAt}`;
