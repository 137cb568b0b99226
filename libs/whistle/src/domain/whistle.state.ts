import type { Clock, Clocks, RuleReference, SummonsRole, WhistleLevel } from './whistle.events.js';

/** One department's obligation within a whistle, with clocks of its own. */
export interface Summons {
  readonly no: number;
  readonly department: string;
  readonly role: SummonsRole;
  readonly summonedAt: string;
  /** What started its clocks. */
  readonly rule: RuleReference;
  readonly clocks: Clocks;
  readonly acknowledgedAt?: string;
  /** The arrival that counts: claimed or confirmed, and not disputed. */
  readonly arrivedAt?: string;
  readonly arrival: 'none' | 'claimed' | 'confirmed' | 'disputed';
  readonly reportedAt?: string;
  readonly resolution: 'open' | 'reported' | 'confirmed';
  readonly sentBack: number;
  readonly pausedSince?: string;
  readonly rated: boolean;
  /** Let go before it was settled: by itself, or with the whole whistle. */
  readonly released?: 'replaced' | 'withdrawn';
}

export interface Whistle {
  readonly status: 'none' | 'open' | 'closed' | 'withdrawn';
  readonly kind: string;
  readonly level: WhistleLevel;
  readonly street: string;
  readonly raisedBy: string;
  readonly raisedAt: string;
  readonly overall?: Clock;
  readonly summonses: readonly Summons[];
  /** Time of the newest event: the next one is never earlier. */
  readonly lastAt: string;
}

export const noWhistle: Whistle = {
  status: 'none',
  kind: '',
  level: 'street',
  street: '',
  raisedBy: '',
  raisedAt: '',
  summonses: [],
  lastAt: '',
};

/** Still obliged: neither replaced nor withdrawn. */
export const isActive = (summons: Summons): boolean => summons.released === undefined;

/** Lead and assisting departments must resolve; informed ones need not. */
export const mustResolve = (summons: Summons): boolean =>
  isActive(summons) && summons.role !== 'informed';
