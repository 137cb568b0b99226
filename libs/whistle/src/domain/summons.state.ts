import type { Limit } from '#calendar';
import type { ClockMove } from './whistle.context.js';
import type { Appeal, DepartmentSummoned, ExclusionGround } from './summons.events.js';
import type {
  Authority,
  Clock,
  ClockName,
  Clocks,
  DeadlineClock,
  NextRung,
  OpenRung,
  RuleReference,
  StreetClock,
  SummonsRole,
  SupervisionCause,
  SupervisionStep,
} from './whistle.values.js';
import { CLOCK_NAMES, STREET_CLOCKS } from './whistle.values.js';

/** A time for which clocks waited for the street: a report, or an arrival that was disputed. */
export interface Wait {
  readonly from: string;
  readonly to: string;
  readonly clocks: readonly ClockName[];
}

/** A pause of a summons's clocks (挂账). Without `to` it has not ended. */
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
  /** `lapsed`: reported, settled or released before the ruling. */
  readonly outcome: 'pending' | 'upheld' | 'overruled' | 'lapsed';
  readonly ruledAt?: string | undefined;
  readonly ruledBecause?: string | undefined;
}

/** 延期, and its answer. */
export interface Extension {
  readonly at: string;
  readonly extension: Limit;
  /** What was granted: at most what was asked for. */
  readonly granted?: Limit | undefined;
  readonly reason: string;
  /** Who is to answer it. */
  readonly by: Authority;
  /** `lapsed`: settled or released before the answer. */
  readonly outcome: 'pending' | 'granted' | 'refused' | 'lapsed';
  readonly answeredAt?: string | undefined;
  readonly refusedBecause?: string | undefined;
}

/** 申请挂账, and its answer. */
export interface PauseRequest {
  readonly at: string;
  readonly reason: string;
  /** Until when it asks for it. */
  readonly until: string;
  /** Who is to answer it. */
  readonly by: Authority;
  /** `lapsed`: reported, settled or released before the answer. */
  readonly outcome: 'pending' | 'granted' | 'refused' | 'lapsed';
  readonly answeredAt: string | undefined;
  readonly refusedBecause: string | undefined;
}

/** 督办答复 */
export interface SupervisionAnswer {
  readonly at: string;
  readonly plan: string;
  readonly doneBy: string;
}

/** 督办 */
export interface Supervision {
  readonly at: string;
  readonly step: SupervisionStep;
  readonly cause: SupervisionCause;
  readonly reason: string;
  readonly answer: SupervisionAnswer | undefined;
}

/** Something that the street was asked for, with its own clock: it runs in pauses too. */
export interface Ask {
  readonly clock: StreetClock;
  /** When it was asked: the arrival, the report, the settlement. */
  readonly at: string;
  readonly due: Clock;
  /** When it was answered, or ended without an answer; undefined while it waits. */
  readonly endedAt: string | undefined;
  /** `deemed`: the rules took silence for an answer; `lapsed`: it ended before anybody answered. */
  readonly outcome: 'waiting' | 'answered' | 'deemed' | 'lapsed';
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

/** When clocks stopped, as appeals have corrected it. ISO 8601 UTC. */
export type Corrections = Readonly<Partial<Record<ClockName, string>>>;

/**
 * One department's obligation within a whistle, with clocks of its own. All times ISO 8601 UTC, plain
 * data that survives JSON; every field is there from the start.
 */
export interface Summons {
  /** Ordinal within the whistle, from 1. */
  readonly no: number;
  readonly department: string;
  readonly role: SummonsRole;
  /** Why it was called: with the blow or its dispatch, or later. */
  readonly cause: DepartmentSummoned['data']['cause'];
  readonly summonedAt: string;
  /** What started its clocks. */
  readonly rule: RuleReference;
  /** The clocks in force: those of the dispatch, or as they were moved last. */
  readonly clocks: Clocks;
  /** Clocks that an arrival has stopped, as they would run on if it were disputed. */
  readonly held: Clocks;
  /** What moved them since, in order. */
  readonly moves: readonly ClockMove[];
  /** In these the ladder stood still, but the clocks ran. */
  readonly waits: readonly Wait[];
  readonly acknowledgedAt: string | undefined;
  readonly contactedAt: string | undefined;
  /** The arrival that counts: not disputed. */
  readonly arrivedAt: string | undefined;
  readonly arrivalConfirmedAt: string | undefined;
  /** The device's time, which judges that arrival once the street has confirmed it. */
  readonly arrivalClaimedAt: string | undefined;
  /** The same, once it does. */
  readonly arrivalJudgedAt: string | undefined;
  /** The latest dispute of an arrival. */
  readonly disputedAt: string | undefined;
  /** Whether that arrival came with evidence, or some was sent after it. */
  readonly arrivalProven: boolean;
  /** The latest report that was not sent back. */
  readonly reportedAt: string | undefined;
  readonly confirmedAt: string | undefined;
  readonly sentBack: number;
  readonly pauses: readonly Pause[];
  readonly pauseRequests: readonly PauseRequest[];
  readonly releasedAt: string | undefined;
  /** Released before it was settled: by itself, or with the whole whistle. */
  readonly released: Release | undefined;
  readonly rating: Rating | undefined;
  readonly declineUntil: string | undefined;
  readonly decline: Decline | undefined;
  readonly extensions: readonly Extension[];
  readonly supervisions: readonly Supervision[];
  /** What the street was asked for, in order; only where the rules give it a limit. */
  readonly asks: readonly Ask[];
  /** 申诉, in order. */
  readonly appeals: readonly Appeal[];
  /** By appeal: when clocks stopped, whatever was recorded. */
  readonly corrected: Corrections;
  /** By appeal: it should never have been called. */
  readonly excused: boolean;
  /** By appeal or at the street's request: counts in no score (考核剔除). */
  readonly excluded: ExclusionGround | undefined;
  /** Of its own clocks, of rulings and appeals about it, and of what the street was asked for. */
  readonly cards: readonly DeadlineCard[];
  /** Time of the newest event of this summons. */
  readonly changedAt: string;
}

type Ended = Pick<Summons, 'released' | 'confirmedAt'>;

/** Neither replaced nor withdrawn, by itself or with its whistle. */
export const isActive = ({ released }: Pick<Summons, 'released'>): boolean =>
  released === undefined;

/** Over for its department, for good: confirmed, or released. */
export const isSettled = ({ released, confirmedAt }: Ended): boolean =>
  (released ?? confirmedAt) !== undefined;

/** Called with the blow, or with its dispatch. */
export const isFirstCall = ({ cause }: Pick<Summons, 'cause'>): boolean =>
  cause === 'raised' || cause === 'dispatched';

/** Lead and assisting departments must resolve; informed ones need not. */
export const mustResolve = (summons: Pick<Summons, 'released' | 'role'>): boolean =>
  isActive(summons) && summons.role !== 'informed';

/** 主办、协办 until the street has confirmed that it is done, or it is released. */
export const isUnresolved = (summons: Ended & Pick<Summons, 'role'>): boolean =>
  !isSettled(summons) && summons.role !== 'informed';

export function resolutionStatusOf({
  reportedAt,
  confirmedAt,
}: Pick<Summons, 'reportedAt' | 'confirmedAt'>): 'open' | 'reported' | 'confirmed' {
  if (confirmedAt !== undefined) return 'confirmed';
  return reportedAt === undefined ? 'open' : 'reported';
}

export function arrivalStatusOf(
  summons: Pick<Summons, 'arrivedAt' | 'arrivalConfirmedAt' | 'disputedAt'>,
): 'none' | 'claimed' | 'confirmed' | 'disputed' {
  if (summons.arrivalConfirmedAt !== undefined) return 'confirmed';
  if (summons.arrivedAt !== undefined) return 'claimed';
  return summons.disputedAt === undefined ? 'none' : 'disputed';
}

/** The pause that has not ended; undefined while the clocks run. */
export function openPauseOf({ pauses }: Pick<Summons, 'pauses'>): Pause | undefined {
  const last = pauses.at(-1);
  return last && last.to === undefined ? last : undefined;
}

/** Until when its clocks have run: now, or the beginning of the pause that has not ended. */
export const clocksRanUntil = (summons: Pick<Summons, 'pauses'>, now: string): string =>
  openPauseOf(summons)?.from ?? now;

export const isPaused = (summons: Pick<Summons, 'pauses'>): boolean =>
  openPauseOf(summons) !== undefined;

/** The decline that waits for its ruling. */
export const pendingDecline = ({ decline }: Pick<Summons, 'decline'>): Decline | undefined =>
  decline?.outcome === 'pending' ? decline : undefined;

/** The extension that waits for its answer. */
export function pendingExtension({
  extensions,
}: Pick<Summons, 'extensions'>): Extension | undefined {
  const last = extensions.at(-1);
  return last?.outcome === 'pending' ? last : undefined;
}

/** The pause that was asked for and waits for its answer. */
export function pendingPauseRequest({
  pauseRequests,
}: Pick<Summons, 'pauseRequests'>): PauseRequest | undefined {
  const last = pauseRequests.at(-1);
  return last?.outcome === 'pending' ? last : undefined;
}

export const grantedExtensionsOf = ({
  extensions,
}: Pick<Summons, 'extensions'>): readonly Limit[] =>
  extensions.flatMap(({ outcome, granted }) => (outcome === 'granted' && granted ? [granted] : []));

export const isOfSummons = (clock: DeadlineClock): clock is ClockName =>
  (CLOCK_NAMES as readonly string[]).includes(clock);

/** Whether a clock, and so its cards, are the street's. */
export const isOfStreet = (clock: DeadlineClock): clock is StreetClock =>
  (STREET_CLOCKS as readonly string[]).includes(clock);

/** The card of a due time; a clock that moved since is a new deadline. */
export const cardOf = (
  cards: readonly DeadlineCard[],
  clock: DeadlineClock,
  dueAt: string,
): DeadlineCard | undefined => cards.find((card) => card.clock === clock && card.dueAt === dueAt);

/** What its missed clocks climb next. */
export const openRungsOf = ({ cards }: Pick<Summons, 'cards'>): readonly OpenRung[] =>
  cards.flatMap(({ clock, dueAt, next }) =>
    next && isOfSummons(clock) ? [{ clock, dueAt, rung: next.rung, at: next.at }] : [],
  );
