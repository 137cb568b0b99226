import type { Limit } from '#calendar';

/** 吹哨 levels: who blew it decides the level (官渡: 区级哨 / 街道哨 / 社区哨). */
export const WHISTLE_LEVELS = ['community', 'street', 'district'] as const;
export type WhistleLevel = (typeof WHISTLE_LEVELS)[number];

/** 主办 / 协办 / 知会. Only lead and assisting departments have clocks and must resolve. */
export const SUMMONS_ROLES = ['lead', 'assist', 'informed'] as const;
export type SummonsRole = (typeof SUMMONS_ROLES)[number];

/** Intake channels (Jiyang 2020, item 6 of the founding documents). */
export const INTAKE_CHANNELS = [
  'hotline-12345',
  'grid-patrol',
  'resident-report',
  'wechat',
  'video-surveillance',
  'petition',
  'public-opinion',
  'home-visit',
  'import',
] as const;
export type IntakeChannel = (typeof INTAKE_CHANNELS)[number];

/** Clocks of one summons; all start at dispatch. */
export const CLOCK_NAMES = ['acknowledge', 'contact', 'arrive', 'resolve'] as const;
export type ClockName = (typeof CLOCK_NAMES)[number];

/**
 * Clocks of the street's own steps, where its rules limit them: 到场确认, 核实 of a report, 评哨. Their
 * cards are the street's, never the department's.
 */
export const STREET_CLOCKS = ['confirm-arrival', 'verify', 'rate'] as const;
export type StreetClock = (typeof STREET_CLOCKS)[number];

/**
 * Every clock whose deadline is watched: those of a summons, the ruling on its decline, the decision of
 * an appeal about it, what the street is asked for, and those of the whistle itself (审哨 review, 派单 dispatch, overall).
 */
export const DEADLINE_CLOCKS = [
  ...CLOCK_NAMES,
  'ruling',
  'appeal',
  ...STREET_CLOCKS,
  'review',
  'dispatch',
  'overall',
] as const;
export type DeadlineClock = (typeof DEADLINE_CLOCKS)[number];

/** A running time limit. `dueAt` is ISO 8601 UTC; `provisional`: reaches unpublished holidays. */
export interface Clock {
  readonly limit: Limit;
  readonly dueAt: string;
  readonly provisional: boolean;
  /** 黄牌: when the warning falls, where the limit leaves room for one. ISO 8601 UTC. */
  readonly warnAt?: string;
  /** 红牌: when the miss is established; at the due time itself where absent. ISO 8601 UTC. */
  readonly missAt?: string;
}
/** A kind need not limit every step: a clock without a limit measures but is never late. */
export type Clocks = Readonly<Partial<Record<ClockName, Clock>>>;

/** A rung of the ladder that the clock will climb by itself. */
export interface NextRung {
  /** Index in the ladder of the rules, from 0. */
  readonly rung: number;
  /** ISO 8601 UTC. */
  readonly at: string;
}
/** A rung that a missed clock climbs next: later by the time for which the ladder stood still. */
export interface OpenRung extends NextRung {
  readonly clock: ClockName;
  /** The deadline that was missed. */
  readonly dueAt: string;
}

/** The rule pack and version that produced the due times of an event. */
export interface RuleReference {
  readonly pack: string;
  readonly version: string;
}

export interface Place {
  readonly address: string;
  /** 12-digit region code: GB/T 2260 (6) + street (3) + community (3). */
  readonly regionCode: string;
  /** Degrees, WGS 84; absent only in imported history. */
  readonly longitude?: number;
  readonly latitude?: number;
}

export interface Evidence {
  /**
   * SHA-256 of the photo or document as it was sent, in hexadecimal; in imported history and in what was
   * written before the service kept evidence itself, where somebody else keeps it.
   */
  readonly reference: string;
  readonly mediaType: string;
}

/** Evidence of what was said with an event; absent where there was none, and from older versions. */
export interface Evidenced {
  readonly evidence?: readonly Evidence[];
}

export interface ResidentContact {
  readonly name: string;
  readonly phone: string;
}

/** A person acting by virtue of a post: 党工委书记, 主任, 区领导. */
export interface Officeholder {
  readonly name: string;
  readonly post: string;
  /** The account that signed in and signed; absent where somebody else typed the name. */
  readonly account?: string;
}

/** Who passed a review; without a post where neither the rules nor the account have one. */
export interface Reviewer {
  readonly name: string;
  readonly post?: string;
  /** As of an {@link Officeholder}. */
  readonly account?: string;
}

/** Whom a whistle calls, before they are summoned. */
export interface Call {
  readonly lead: string;
  readonly assisting: readonly string[];
  readonly informed: readonly string[];
}

/** 街道, or 区级指挥中心: the two who review, dispatch, answer and approve. */
export const AUTHORITIES = ['street', 'command-centre'] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** A step between the blow and the summonses. */
export interface Gate {
  readonly by: Authority;
  /** The post that must sign, in Chinese (主要负责人), where the rules name one. */
  readonly post?: string;
  readonly clock?: Clock;
}

/** The posts of the street whose holders have not signed yet, as the rules named them at the blow. */
export interface Initiation {
  readonly awaiting: readonly string[];
  /** The account that blew. */
  readonly applicant: string;
}

/** The ladder of supervision: 催办 → 书面督办 → 提级. */
export const SUPERVISION_STEPS = ['reminder', 'written', 'escalation'] as const;
export type SupervisionStep = (typeof SUPERVISION_STEPS)[number];

/** Why supervision was issued: by people, by the clock, or by a count that the rules limit. */
export const SUPERVISION_CAUSES = ['person', 'deadline', 'sent-back', 'redispatched'] as const;
export type SupervisionCause = (typeof SUPERVISION_CAUSES)[number];

/** Who may be called to a whistle (吹哨报到 calls more than departments). */
export const RESPONDER_KINDS = [
  'department',
  'stationed-agency',
  'company',
  'utility',
  'committee-member',
] as const;
export type ResponderKind = (typeof RESPONDER_KINDS)[number];

/** How a resident's satisfaction was learnt. */
export const SATISFACTION_CHANNELS = ['callback', 'sms', 'online', 'visit'] as const;
export type SatisfactionChannel = (typeof SATISFACTION_CHANNELS)[number];

export interface Happened {
  /** When it happened, ISO 8601 UTC; the server's time, or the original time of imported history. */
  readonly at: string;
}
export interface OfSummons extends Happened {
  /** Ordinal of the summons within its whistle, from 1. */
  readonly summons: number;
  readonly department: string;
}

/** What an event may bear on, apart from the whistle itself: read models are made of one of these. */
export type Bearing =
  /** When something happens by the passage of time alone. */
  | 'clocks'
  /** How fast and how well departments answered. */
  | 'counts'
  /** What departments owe, and what was asked for before. */
  | 'obligations'
  /** What was contested, and how that was decided. */
  | 'appeals'
  /** Which photos and documents are referred to. */
  | 'evidence';

/** Of each event: the version in which it is written today, and what it bears on. */
export type EventTable<E extends { readonly type: string }> = Readonly<
  Record<E['type'], { readonly version: number; readonly bearsOn: readonly Bearing[] }>
>;
