import type { Limit } from '#calendar';
import type {
  Authority,
  Call,
  Clock,
  Clocks,
  DeadlineClock,
  NextRung,
  RuleReference,
  SatisfactionChannel,
  SummonsRole,
  SupervisionCause,
  SupervisionStep,
  WhistleLevel,
} from './whistle.events.js';
import type { WhistleStage } from './whistle.state.js';

/** A stay of a summons's clocks (挂账). Without `to` it lasts. */
export interface Pause {
  readonly from: string;
  readonly to?: string | undefined;
  readonly reason: string;
  /** When it ends by itself. */
  readonly until?: string | undefined;
  readonly approvedBy?: string | undefined;
}

/** The street's rating of one department, scores 1–5. */
export interface Rating {
  readonly at: string;
  readonly satisfaction: number;
  readonly responseSpeed: number;
  readonly cooperation: number;
  readonly implementation: number;
  readonly comment?: string | undefined;
}

/** How a summons ended without being settled. */
export type Release = 'replaced' | 'withdrawn' | 'whistle-withdrawn' | 'whistle-merged';

/** 退哨, and what became of it. */
export interface Decline {
  readonly at: string;
  readonly reason: string;
  readonly legalBasis: string;
  /** By when it is ruled on, where the rules say. */
  readonly ruling?: Clock | undefined;
  /** `lapsed`: reported, settled or let go before anybody ruled. */
  readonly outcome: 'pending' | 'upheld' | 'overruled' | 'lapsed';
  readonly ruledAt?: string | undefined;
  readonly ruledBecause?: string | undefined;
}

/** 延期, and its answer. */
export interface Extension {
  readonly at: string;
  readonly extension: Limit;
  readonly reason: string;
  /** Who is to answer it. */
  readonly by: Authority;
  /** `lapsed`: settled or let go before anybody answered. */
  readonly outcome: 'pending' | 'granted' | 'refused' | 'lapsed';
  readonly answeredAt?: string | undefined;
  readonly refusedBecause?: string | undefined;
}

/** 督办 */
export interface Supervision {
  readonly at: string;
  readonly step: SupervisionStep;
  readonly cause: SupervisionCause;
  readonly reason: string;
}

/** A deadline that has fired: yellow card, then red. */
export interface DeadlineCard {
  readonly clock: DeadlineClock;
  readonly dueAt: string;
  readonly warnedAt?: string | undefined;
  readonly missedAt?: string | undefined;
  /** The rung of the ladder that the clock climbs next. */
  readonly next?: NextRung | undefined;
}

/** 回访 */
export interface ResidentSatisfaction {
  readonly at: string;
  readonly satisfaction: number;
  readonly channel: SatisfactionChannel;
  readonly comment?: string | undefined;
}

/** What is known of one summons: all times ISO 8601 UTC, plain data that survives JSON. */
export interface SummonsFacts {
  /** Ordinal within the whistle, from 1. */
  readonly no: number;
  readonly department: string;
  readonly role: SummonsRole;
  readonly summonedAt: string;
  /** The clocks in force: those of the dispatch, replaced by those of the latest resumption. */
  readonly clocks: Clocks;
  /** Clocks that an arrival has stopped, as they would run on if it were disputed. */
  readonly held?: Clocks | undefined;
  /** What started its clocks. */
  readonly rule: RuleReference;
  readonly acknowledgedAt?: string | undefined;
  readonly contactedAt?: string | undefined;
  /** The arrival that counts: not disputed. */
  readonly arrivedAt?: string | undefined;
  readonly arrivalConfirmedAt?: string | undefined;
  /** The latest report that was not sent back. */
  readonly reportedAt?: string | undefined;
  readonly confirmedAt?: string | undefined;
  readonly sentBack: number;
  readonly pauses: readonly Pause[];
  readonly releasedAt?: string | undefined;
  readonly released?: Release | undefined;
  readonly rating?: Rating | undefined;
  readonly declineUntil?: string | undefined;
  readonly decline?: Decline | undefined;
  readonly extensions: readonly Extension[];
  readonly supervisions: readonly Supervision[];
  readonly cards: readonly DeadlineCard[];
  /** Time of the newest event of this summons. */
  readonly changedAt: string;
}

/** 审哨 or 派单 that a whistle waits for. */
export interface OpenGate {
  readonly clock: 'review' | 'dispatch';
  readonly by: Authority;
  /** The post that must sign, where the rules name one. */
  readonly post?: string | undefined;
  readonly due?: Clock | undefined;
  /** Since when it waits. */
  readonly since: string;
}

/** What is known of one whistle: the shared ground of read models and statistics. */
export interface WhistleFacts {
  readonly status: 'none' | 'open' | 'closed' | 'withdrawn' | 'merged';
  readonly stage: WhistleStage;
  /** Whom it asks for, until it has sounded. */
  readonly call?: Call | undefined;
  /** The review or dispatch that it waits for. */
  readonly gate?: OpenGate | undefined;
  readonly kind: string;
  readonly level: WhistleLevel;
  readonly category: string;
  readonly street: string;
  readonly raisedBy: string;
  readonly raisedAt: string;
  readonly overall?: Clock | undefined;
  /** Since when that runs: the blow, or the latest reopening. */
  readonly overallSince: string;
  /** What started it. */
  readonly overallRule: RuleReference;
  readonly closedAt?: string | undefined;
  readonly withdrawnAt?: string | undefined;
  readonly mergedInto?: string | undefined;
  readonly resident?: ResidentSatisfaction | undefined;
  /** Cards of the whistle's own clocks. */
  readonly cards: readonly DeadlineCard[];
  readonly reopened: number;
  /** Time of the newest event. */
  readonly lastAt: string;
  /** By ordinal: summons `n` is at `n - 1`. */
  readonly summonses: readonly SummonsFacts[];
}

export const noFacts: WhistleFacts = {
  status: 'none',
  stage: 'sounded',
  call: undefined,
  gate: undefined,
  kind: '',
  level: 'street',
  category: '',
  street: '',
  raisedBy: '',
  raisedAt: '',
  overall: undefined,
  overallSince: '',
  overallRule: { pack: '', version: '' },
  closedAt: undefined,
  withdrawnAt: undefined,
  mergedInto: undefined,
  resident: undefined,
  cards: [],
  reopened: 0,
  lastAt: '',
  summonses: [],
};
