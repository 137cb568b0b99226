import type { Limit } from '#calendar';
import type { AppealWindow } from '../appeal-window.port.js';
import type { KeptEvidence } from '../evidence.port.js';
import type {
  Authority,
  Clock,
  ClockName,
  Clocks,
  ResponderKind,
  RuleReference,
  SupervisionStep,
  WhistleLevel,
} from './whistle.values.js';

/** A rung of the ladder of supervision: what happens how long after a deadline was missed. */
export interface Rung {
  readonly step: SupervisionStep;
  /** Counted from the due time; 0 of any unit: together with the miss. */
  readonly after: Limit;
  /** Whose misses climb it; all clocks of a summons where absent. */
  readonly clocks?: readonly ClockName[];
}

/** What the rules say about a kind, apart from when its clocks end. */
export interface KindPolicy {
  readonly levels: readonly WhistleLevel[];
  /** Posts of the street whose holders must each start it by themselves, or confirm it (鼓楼). */
  readonly initiators?: readonly string[];
  /** 审哨 before it sounds; `post`: only its holder passes it. */
  readonly review?: { readonly by: Authority; readonly post?: string; readonly limit?: Limit };
  /** 派单 by the command centre; direct where absent. */
  readonly dispatch?: { readonly by: 'command-centre'; readonly limit?: Limit };
  /** 退哨: how long after dispatch it may be declared, and how long the ruling may take. */
  readonly decline?: { readonly window?: Limit; readonly ruling?: Limit };
  /** 延期: the longest sum of all extensions; none is possible where absent. */
  readonly extension?: { readonly most: Limit; readonly by: Authority };
  /** 挂账: who approves, and the longest single pause. The street, and no cap, where absent. */
  readonly pause?: { readonly by: Authority; readonly most?: Limit };
  /** Who must send evidence with an arrival or a report. */
  readonly evidence?: {
    readonly arrive?: readonly ResponderKind[];
    readonly resolve?: readonly ResponderKind[];
    /** Why it is necessary, in Chinese (国办函〔2026〕12号: no photo without need). */
    readonly reason?: string;
  };
  /**
   * 报到 made offline: the device's time judges once the street has countersigned, where it is not further
   * from the server's than this. The server's time alone where absent.
   */
  readonly arrival?: {
    readonly deviceTime: { readonly toleranceMinutes: number; readonly countersigned: true };
  };
  /** 催办 → 书面督办 → 提级 by the clock, in order of time. */
  readonly ladder?: readonly Rung[];
  /** The street's own steps: measured, and never late, where a limit is absent. */
  readonly street?: {
    /** 到场确认 or 到场异议, after the arrival. */
    readonly confirmArrival?: Limit;
    /** 核实 or 退回重办, after the report. */
    readonly verify?: Limit;
    /** 评哨, once the matter is settled. */
    readonly rate?: Limit;
    /** 默认办结: a report that is not verified in time is deemed verified. */
    readonly deemedVerified?: boolean;
  };
  /** 申诉: how long after the summons is over it may be filed, and how long its decision may take. */
  readonly appeal?: { readonly file?: Limit; readonly decide?: Limit };
  /** 疑难件: counts at which the matter is escalated (巴彦淖尔: sent back or re-dispatched 3 times). */
  readonly escalate?: { readonly sentBack?: number; readonly redispatched?: number };
}

/** What the rules in force say about a kind of whistle at a moment: clocks that start there. */
export interface KindRule {
  readonly rule: RuleReference;
  readonly policy: KindPolicy;
  readonly clocks: Clocks;
  readonly overall?: Clock;
  /** Until when a department summoned at that moment may decline. */
  readonly declineUntil?: string;
}

/** What moved a due time since its clock started, in order. */
export type ClockMove =
  | { readonly move: 'pause'; readonly from: string; readonly to: string }
  | { readonly move: 'extension'; readonly extension: Limit };

/** Rules as pure look-ups: the version in force at a time, and what befalls a clock later. */
export interface WhistleRules {
  /**
   * What applies to a clock that starts at a time: the rules in force then, or, where they no longer
   * know the kind, the version under which the whistle was blown. Undefined where neither does.
   */
  kindAt(kind: string, startedAt: string, blownUnder?: RuleReference): KindRule | undefined;
  /** The policy of a kind in one version: what governs a clock that this version started. */
  policyOf(kind: string, rule: RuleReference): KindPolicy | undefined;
  /** A clock that starts at a time, in the working hours of a rule version. */
  start(limit: Limit, rule: RuleReference, startedAt: string): Clock;
  /** The clock after a pause, in the working hours of the rule version that started it. */
  postpone(clock: Clock, rule: RuleReference, pausedFrom: string, resumedAt: string): Clock;
  /** The clock after an extension, which is counted from its due time; `moves`: those before it. */
  extend(clock: Clock, rule: RuleReference, extension: Limit, moves: readonly ClockMove[]): Clock;
  /** The clock counted anew from its start on the days known now, moved as it was. */
  rebase(clock: Clock, rule: RuleReference, startedAt: string, moves: readonly ClockMove[]): Clock;
}

/** Who exists, as pure look-ups. */
export interface WhistleDirectory {
  /** Undefined when it does not exist, takes no part any more, or is no responder. */
  responder(organisation: string): Responder | undefined;
  /** The street that an organisation is (a street) or belongs to (a community). */
  streetOf(organisation: string): string | undefined;
  /**
   * Whether the one acts on what is still open of the other, which was merged into it or split up.
   * Where absent, nobody acts for another.
   */
  actsFor?(organisation: string, other: string): boolean;
  /** The name that people know, for what a refusal tells them; the id where absent. */
  nameOf?(organisation: string): string;
}

export interface Responder {
  readonly kind: ResponderKind;
  /** The street that a stationed agency is stationed in. */
  readonly stationedIn?: string;
}

/** Another whistle that a command names. */
export interface RelatedWhistle {
  readonly status: 'none' | 'open' | 'closed' | 'withdrawn' | 'merged';
  readonly street: string;
}

/** Who decides: the organisation acts, the role says on whose side. */
export interface Acting {
  readonly account: string;
  readonly organisation: string;
  readonly role: string;
  /** 姓名 of the account, with which its person signs; absent where nobody's account acts. */
  readonly name?: string;
  /** 职务 that the account holds at its organisation, in the words of the rules. */
  readonly posts?: readonly string[];
}

/** Everything a decision needs from outside. */
export interface WhistleContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
  readonly acting: Acting;
  readonly rules: WhistleRules;
  readonly directory: WhistleDirectory;
  /** Whistles that the command names, by id. */
  readonly related?: ReadonlyMap<string, RelatedWhistle>;
  /** Until when summonses of a day may be contested; without it there is no such limit. */
  readonly appealWindow?: AppealWindow | undefined;
  /** What is kept of the evidence that the command refers to; see {@link withKeptEvidence}. */
  readonly evidence?: KeptEvidence | undefined;
}

/** 区级指挥中心: may act for any street of the district, except in rating. */
export const COMMAND_CENTRE_ROLE = 'command-centre';
/** 考核: decides appeals, and is neither the street nor the department. */
export const ASSESSMENT_ROLE = 'assessment';
/** The service itself: what the passage of time or a holiday notice brings about. */
export const SYSTEM_ROLE = 'system';
/** Who is in the metadata of what the service does by itself. */
export const SYSTEM_ACTOR: Acting = {
  account: 'system',
  organisation: 'system',
  role: SYSTEM_ROLE,
};

/** A command on one summons. */
export interface OnSummons {
  /** Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
}
