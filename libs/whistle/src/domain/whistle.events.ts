import type { DomainEvent } from '#event-sourcing';
import {
  type DeadlineApproaching,
  type DeadlineMissed,
  type DepartmentSummoned,
  SUMMONS_EVENTS,
  type SummonsEvent,
} from './summons.events.js';
import type {
  Bearing,
  Call,
  Clock,
  Clocks,
  EventTable,
  Evidenced,
  Gate,
  Happened,
  Initiation,
  IntakeChannel,
  Officeholder,
  Place,
  ResidentContact,
  Reviewer,
  RuleReference,
  SatisfactionChannel,
  StreetClock,
  WhistleLevel,
} from './whistle.values.js';

export * from './summons.events.js';
export * from './whistle.values.js';

export type WhistleRaised = DomainEvent<
  'WhistleRaised',
  Happened &
    Evidenced & {
      readonly kind: string;
      readonly level: WhistleLevel;
      readonly title: string;
      readonly description: string;
      readonly place: Place;
      /** GB/T 30428 class code. */
      readonly category: string;
      readonly channel: IntakeChannel;
      readonly contact?: ResidentContact;
      /** Organisation id of the street whose whistle it is, also when a community blows it. */
      readonly street: string;
      /** Organisation that blew it: the street itself or one of its communities. */
      readonly raisedBy: string;
      readonly rule: RuleReference;
      /** The whistle's overall clock: started here; it starts anew where the whistle is reopened. */
      readonly overall?: Clock;
      /** Number of the case in the system it came from. */
      readonly source?: { readonly system: string; readonly reference: string };
      /** Whose initiative the kind asks for (鼓楼: 街道领导; 党工委书记 and 主任). Signed since version 2. */
      readonly initiators?: readonly Officeholder[];
      /** 复哨: the earlier whistles about the same problem. */
      readonly previous?: readonly string[];
      /** Whom it calls, where it does not sound at once; present exactly with one of the next three. */
      readonly call?: Call;
      /** 确认发起: leaders who have to confirm first. */
      readonly initiation?: Initiation;
      /** 审哨: it sounds only after review. `applicant`: the account that may not review it. */
      readonly review?: Gate & { readonly applicant: string };
      /** 派单 by the command centre, where no review stands before it. */
      readonly dispatch?: Gate;
    }
>;
/** 确认发起 by a leader. The last one is followed by the summonses, or by the review or the dispatch. */
export type InitiativeConfirmed = DomainEvent<
  'InitiativeConfirmed',
  Happened & {
    /** The signature, once for each of the leader's posts. */
    readonly initiators: readonly Officeholder[];
    /** Posts that still have to confirm; absent where this was the last. */
    readonly awaiting?: readonly string[];
    readonly review?: Gate & { readonly applicant: string };
    readonly dispatch?: Gate;
  }
>;
/** Review passed. Followed by the summonses, or by the command centre's dispatch. */
export type WhistleApproved = DomainEvent<
  'WhistleApproved',
  Happened & {
    /** Signed since version 2, see {@link Reviewer}. */
    readonly reviewer: Reviewer;
    readonly comment?: string;
    readonly dispatch?: Gate;
  }
>;
/** 退回: not fit to sound as it is; it may be put right and submitted again. */
export type WhistleReturned = DomainEvent<
  'WhistleReturned',
  Happened & { readonly reason: string }
>;
export type WhistleResubmitted = DomainEvent<
  'WhistleResubmitted',
  Happened & {
    /** What was put right. */
    readonly note: string;
    readonly call: Call;
    /** These two as in {@link WhistleRaised}, anew. */
    readonly initiators?: readonly Officeholder[];
    readonly initiation?: Initiation;
    readonly review?: Gate & { readonly applicant: string };
    readonly dispatch?: Gate;
  }
>;
/** 派单 by the command centre; followed by the summonses. */
export type WhistleDispatched = DomainEvent<
  'WhistleDispatched',
  Happened & { readonly call: Call }
>;

/** 联合执法: several departments go together. */
export type JointEnforcementCalled = DomainEvent<
  'JointEnforcementCalled',
  Happened & {
    /** Ordinal within the whistle, from 1. */
    readonly enforcement: number;
    readonly departments: readonly string[];
    /** ISO 8601 UTC. */
    readonly startsAt: string;
    readonly plan: string;
  }
>;
export type JointEnforcementConcluded = DomainEvent<
  'JointEnforcementConcluded',
  Happened & {
    readonly enforcement: number;
    readonly attended: readonly string[];
    readonly findings: string;
    readonly measures: string;
  }
>;
/** 回访: what the resident says, kept apart from the street's rating of departments. */
export type ResidentSatisfactionRecorded = DomainEvent<
  'ResidentSatisfactionRecorded',
  Happened & {
    /** 1 非常不满意 … 5 非常满意 */
    readonly satisfaction: number;
    readonly channel: SatisfactionChannel;
    readonly comment?: string;
  }
>;
export interface RebasedSummons {
  readonly summons: number;
  readonly clocks: Clocks;
  /** Of a decline that is not yet ruled on. */
  readonly ruling?: Clock;
  /** Of what the street has been asked for and has not answered. */
  readonly asks?: Readonly<Partial<Record<StreetClock, Clock>>>;
}
/** A holiday notice arrived: provisional due times are counted anew on the days now known. */
export type DueTimesRebased = DomainEvent<
  'DueTimesRebased',
  Happened & {
    /** The notice, in Chinese. */
    readonly reason: string;
    readonly overall?: Clock;
    /** That of the review or the dispatch that it waits for. */
    readonly gate?: Clock;
    readonly summonses: readonly RebasedSummons[];
  }
>;
export type WhistleClosed = DomainEvent<'WhistleClosed', Happened & { readonly summary: string }>;
export type WhistleWithdrawn = DomainEvent<
  'WhistleWithdrawn',
  Happened & { readonly reason: string }
>;
/** 并哨: a duplicate; all its departments are released and the other whistle goes on. */
export type WhistleMerged = DomainEvent<
  'WhistleMerged',
  Happened & { readonly into: string; readonly reason: string }
>;
export type WhistleReopened = DomainEvent<
  'WhistleReopened',
  Happened & {
    readonly reason: string;
    /** The rules in force at the reopening; absent in what was written before they were kept. */
    readonly rule?: RuleReference;
    /** The overall clock, which starts anew: the time since the end does not count. */
    readonly overall?: Clock;
  }
>;

/** Everything that can happen to a whistle: the contract between write side, read side and log. */
export type WhistleEvent =
  | WhistleRaised
  | InitiativeConfirmed
  | WhistleApproved
  | WhistleReturned
  | WhistleResubmitted
  | WhistleDispatched
  | DepartmentSummoned
  | SummonsEvent
  | DeadlineApproaching
  | DeadlineMissed
  | JointEnforcementCalled
  | JointEnforcementConcluded
  | ResidentSatisfactionRecorded
  | DueTimesRebased
  | WhistleClosed
  | WhistleWithdrawn
  | WhistleMerged
  | WhistleReopened;

/** Version in which each is written today, and what it bears on: each new event has to say so here. */
export const WHISTLE_EVENTS = {
  ...SUMMONS_EVENTS,
  WhistleRaised: { version: 3, bearsOn: ['clocks', 'counts', 'obligations', 'evidence'] },
  InitiativeConfirmed: { version: 1, bearsOn: ['clocks'] },
  WhistleApproved: { version: 2, bearsOn: ['clocks'] },
  WhistleReturned: { version: 1, bearsOn: ['clocks'] },
  WhistleResubmitted: { version: 2, bearsOn: ['clocks'] },
  WhistleDispatched: { version: 1, bearsOn: ['clocks'] },
  DepartmentSummoned: { version: 1, bearsOn: ['clocks', 'counts', 'obligations'] },
  DeadlineApproaching: { version: 1, bearsOn: ['clocks'] },
  DeadlineMissed: { version: 1, bearsOn: ['clocks'] },
  JointEnforcementCalled: { version: 1, bearsOn: [] },
  JointEnforcementConcluded: { version: 1, bearsOn: [] },
  ResidentSatisfactionRecorded: { version: 1, bearsOn: ['counts'] },
  DueTimesRebased: { version: 2, bearsOn: ['clocks', 'counts', 'obligations'] },
  WhistleClosed: { version: 1, bearsOn: ['clocks', 'obligations'] },
  WhistleWithdrawn: { version: 1, bearsOn: ['clocks', 'counts', 'obligations'] },
  WhistleMerged: { version: 1, bearsOn: ['clocks', 'counts', 'obligations'] },
  WhistleReopened: { version: 2, bearsOn: ['clocks', 'obligations'] },
} as const satisfies EventTable<WhistleEvent>;

/** Events that do not bear on something: a read model of it ignores them. */
export type Unrelated<B extends Bearing> = {
  [T in WhistleEvent['type']]: B extends (typeof WHISTLE_EVENTS)[T]['bearsOn'][number] ? never : T;
}[WhistleEvent['type']];

export const unrelatedTo = <B extends Bearing>(bearing: B): readonly Unrelated<B>[] =>
  Object.entries<{ readonly bearsOn: readonly Bearing[] }>(WHISTLE_EVENTS).flatMap(
    ([type, { bearsOn }]) => (bearsOn.includes(bearing) ? [] : [type as Unrelated<B>]),
  );
