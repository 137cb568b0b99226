import { DAY_MS } from '#calendar';
import { type ComparableSummons, DeadlineRisk, pairKeyOf } from './deadline-risk.js';
import { type DatedSummons, hoursTaken, isOpen } from './dated-summons.js';
import { Sorted } from './sorted.js';
import { Survival } from './survival.js';

/** A summons in the book. */
export interface BookedSummons extends DatedSummons {
  readonly whistle: string;
  readonly summons: number;
  readonly street: string;
}

/** Older summonses are not used for estimates. */
export const PAST_DAYS = 365;
/** Most summonses that an estimate rests on, the latest. */
export const MOST_PAST = 50_000;

/** So many summonses that no estimate needs any more are removed together. */
const TO_REMOVE = 5_000;

const byValue = (value: number): number => value;

/** Like summonses. Only what changes in it is worked out again. */
class Group {
  readonly #ended = new Sorted<number>(byValue);
  readonly #released = new Sorted<number>(byValue);
  readonly #open = new Set<DatedSummons>();
  #latest: { readonly now: number; readonly survival: Survival } | undefined;

  add(summons: DatedSummons): void {
    this.#latest = undefined;
    if (isOpen(summons)) this.#open.add(summons);
    else this.#settled(summons).add(hoursTaken(summons, 0));
  }

  remove(summons: DatedSummons): void {
    this.#latest = undefined;
    if (isOpen(summons)) this.#open.delete(summons);
    else this.#settled(summons).remove(hoursTaken(summons, 0));
  }

  survivalAt(now: number): Survival {
    if (this.#latest?.now === now) return this.#latest.survival;
    const open = Array.from(this.#open, (summons) => hoursTaken(summons, now));
    const unended = Float64Array.from([...this.#released.values, ...open]).sort();
    const survival = new Survival(this.#ended.values, unended);
    this.#latest = { now, survival };
    return survival;
  }

  #settled({ confirmedAt }: DatedSummons): Sorted<number> {
    return confirmedAt === null ? this.#released : this.#ended;
  }
}

class Groups {
  readonly #groups = new Map<string, Group>();

  constructor(private readonly keyOf: (one: ComparableSummons) => string) {}

  of(one: ComparableSummons): Group {
    const key = this.keyOf(one);
    let group = this.#groups.get(key);
    if (!group) this.#groups.set(key, (group = new Group()));
    return group;
  }
}

/** A place in the book, whatever becomes of the summons. */
interface Place {
  summons: BookedSummons;
  /** Where it is counted; that never changes. */
  readonly groups: readonly Group[];
}

const isAhead = (summons: BookedSummons): boolean =>
  isOpen(summons) &&
  summons.reportedAt === null &&
  summons.pausedSince === null &&
  summons.dueAt !== null;

const placeKeyOf = ({ whistle, summons }: BookedSummons): string => `${whistle}/${summons}`;

/**
 * The summonses that a deadline risk is estimated from (of the last year, the latest
 * {@link MOST_PAST}), and those that have a deadline ahead. A change costs what has changed, so that
 * the history may be as long as it likes.
 */
export class RiskBook {
  readonly #pairs = new Groups(pairKeyOf);
  readonly #kinds = new Groups(({ kind }) => kind);
  readonly #all = new Group();
  readonly #places = new Map<string, Place>();
  readonly #byDispatch = new Sorted<Place>(({ summons }) => summons.summonedAt);
  /** Places by dispatch from the first to the end, excluded, are counted in the groups. */
  #first = 0;
  #end = 0;
  readonly #ahead = new Map<string, BookedSummons>();
  readonly #byDue = new Sorted<BookedSummons>(({ dueAt }) => dueAt ?? Infinity);

  /** Enters a summons, in place of what was known of it. Quickest in the order of dispatch. */
  enter(summons: BookedSummons): void {
    this.#enterAhead(summons);
    const key = placeKeyOf(summons);
    const place = this.#places.get(key);
    if (!place) return this.#enterPast(key, { summons, groups: this.#groupsOf(summons) });
    const index = this.#byDispatch.values.indexOf(
      place,
      this.#byDispatch.countBelow(summons.summonedAt),
    );
    const counts = index >= this.#first && index < this.#end;
    if (counts) this.#count(place, 'remove');
    place.summons = summons;
    if (counts) this.#count(place, 'add');
  }

  /** The risk by what is past at a time, in milliseconds since 1970. Times must not go back much. */
  riskAt(now: number): DeadlineRisk {
    this.#countUntil(now);
    return new DeadlineRisk({
      pair: (one) => this.#pairs.of(one).survivalAt(now),
      kind: (one) => this.#kinds.of(one).survivalAt(now),
      all: () => this.#all.survivalAt(now),
    });
  }

  /** Open summonses, neither reported nor paused, that are due after a time, the earliest first. */
  dueAfter(now: number): readonly BookedSummons[] {
    // A day is kept, because questions may come out of order.
    for (const over of this.#byDue.removeFirst(this.#byDue.countUpTo(now - DAY_MS)))
      this.#ahead.delete(placeKeyOf(over));
    return this.#byDue.values.slice(this.#byDue.countUpTo(now));
  }

  #enterAhead(summons: BookedSummons): void {
    const key = placeKeyOf(summons);
    const known = this.#ahead.get(key);
    if (known) this.#byDue.remove(known);
    this.#ahead.delete(key);
    if (!isAhead(summons)) return;
    this.#ahead.set(key, summons);
    this.#byDue.add(summons);
  }

  #enterPast(key: string, place: Place): void {
    const index = this.#byDispatch.countUpTo(place.summons.summonedAt);
    this.#places.set(key, place);
    this.#byDispatch.add(place);
    if (index >= this.#end) return;
    this.#end += 1;
    if (index < this.#first) this.#first += 1;
    else this.#count(place, 'add');
  }

  #countUntil(now: number): void {
    const places = this.#byDispatch.values;
    const count = (index: number, how: 'add' | 'remove') => {
      const place = places[index];
      if (place) this.#count(place, how);
    };
    const end = Math.max(this.#first, this.#byDispatch.countBelow(now));
    while (this.#end < end) count(this.#end++, 'add');
    while (this.#end > end) count(--this.#end, 'remove');
    const yearAgo = this.#byDispatch.countBelow(now - PAST_DAYS * DAY_MS);
    const first = Math.max(yearAgo, end - MOST_PAST, 0);
    while (this.#first < first) count(this.#first++, 'remove');
    while (this.#first > first) count(--this.#first, 'add');
    if (this.#first >= TO_REMOVE) this.#removeOld();
  }

  #removeOld(): void {
    for (const { summons } of this.#byDispatch.removeFirst(this.#first))
      this.#places.delete(placeKeyOf(summons));
    this.#end -= this.#first;
    this.#first = 0;
  }

  #groupsOf(summons: BookedSummons): readonly Group[] {
    return [this.#pairs.of(summons), this.#kinds.of(summons), this.#all];
  }

  #count({ summons, groups }: Place, how: 'add' | 'remove'): void {
    for (const group of groups) group[how](summons);
  }
}
