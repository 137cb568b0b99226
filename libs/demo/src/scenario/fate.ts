import { DILIGENCE, type Odds } from '../district/diligence.js';
import { RESPONDERS, type Temper } from '../district/responders.js';
import type { Random } from './random.js';

/**
 * Course of one summons. Steps are shares of their limit: 0.5 is halfway to the due time, over 1 is
 * late, undefined is never.
 */
export interface Fate {
  readonly acknowledge: number | undefined;
  readonly arrive: number | undefined;
  readonly report: number | undefined;
  readonly disputed: boolean;
  readonly arrivalConfirmed: boolean;
  /** Days of a pause (挂账); 0 for none, undefined for one that lasts. */
  readonly pausedDays: number | undefined;
  /** Whether the street ends the pause, rather than the report. */
  readonly resumed: boolean;
  readonly sentBack: number;
  readonly verified: boolean;
  /** 退哨 that is overruled, or that nobody answers. */
  readonly declines: 'no' | 'overruled' | 'unanswered';
  /** 延期: asked for where the limit gets short. */
  readonly extends: 'no' | 'granted' | 'refused';
  /** Records progress, where it takes long. */
  readonly tells: boolean;
  /** Works at night and on Sundays as well. */
  readonly roundTheClock: boolean;
  /** 1–5; undefined where the street does not rate. */
  readonly satisfaction: number | undefined;
}

const tempers = new Map(RESPONDERS.map(({ id, temper }): [string, Temper] => [id, temper]));

function drawShare(random: Random, odds: Odds, pace: number): number | undefined {
  const outcome = random.weighted(odds);
  if (outcome === 0) return Math.min(0.92, random.between(0.03, 1) * pace);
  return outcome === 1 ? 1.04 + random.between(0, 1.4) ** 2 : undefined;
}

function drawTimesSentBack(random: Random, chance: number): number {
  let times = 0;
  while (times < 4 && random.chance(chance)) times++;
  return times;
}

function drawPause(random: Random): Pick<Fate, 'pausedDays' | 'resumed'> {
  if (!random.chance(0.06)) return { pausedDays: 0, resumed: false };
  const pausedDays = random.chance(0.04) ? undefined : random.between(0.5, 9);
  return { pausedDays, resumed: random.chance(0.75) };
}

function drawRequests(random: Random): Pick<Fate, 'declines' | 'extends' | 'tells'> {
  const declines = (['no', 'overruled', 'unanswered'] as const)[random.weighted([965, 30, 5])];
  const longer = (['no', 'granted', 'refused'] as const)[random.weighted([60, 30, 10])];
  return { declines: declines ?? 'no', extends: longer ?? 'no', tells: random.chance(0.3) };
}

/** Draws the course of a summons of this department. */
export function drawFate(random: Random, department: string): Fate {
  const diligence = DILIGENCE[tempers.get(department) ?? 'steady'];
  const { pace } = diligence;
  const sentBack = drawTimesSentBack(random, diligence.sentBack);
  const report = drawShare(random, diligence.report, pace);
  // Late or returned work gets a lower rating.
  const most = 5 - sentBack - (report !== undefined && report > 1 ? random.int(1, 2) : 0);
  const satisfaction = Math.max(1, Math.min(most, 1 + random.weighted(diligence.satisfaction)));
  return {
    acknowledge: drawShare(random, diligence.acknowledge, pace),
    arrive: drawShare(random, diligence.arrive, pace),
    report,
    disputed: random.chance(diligence.disputed),
    arrivalConfirmed: random.chance(0.85),
    ...drawPause(random),
    ...drawRequests(random),
    sentBack,
    verified: random.chance(0.997),
    roundTheClock: false,
    satisfaction: random.chance(0.88) ? satisfaction : undefined,
  };
}
