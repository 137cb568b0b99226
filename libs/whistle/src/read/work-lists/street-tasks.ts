import { isRatingWanted } from '../../domain/verification.js';
import { openAsksOf } from '../../domain/summons.asks.js';
import {
  arrivalStatusOf,
  isSettled,
  isUnresolved,
  type Summons,
} from '../../domain/summons.state.js';
import type { StreetClock } from '../../domain/whistle.events.js';
import type { Whistle } from '../../domain/whistle.state.js';
import type { KnownWhistle } from '../whistle-fold.js';
import { NEVER } from './work-lists.tables.js';

/**
 * What waits for the street: what the rules have it decide itself (确认发起, 审哨, 延期), and its own steps:
 * 到场确认, 核实, 评哨, 结哨, and putting right what a review sent back.
 */
export const STREET_TASKS = [
  'initiation',
  'review',
  'extension',
  'resubmit',
  'confirm-arrival',
  'verify',
  'rate',
  'close',
] as const;
export type StreetTaskKind = (typeof STREET_TASKS)[number];
type OwnStep = Exclude<StreetTaskKind, 'initiation' | 'review' | 'extension'>;

/** One thing that the street itself is to do. */
export interface OwnTask {
  readonly task: OwnStep;
  readonly authority: 'street';
  readonly note: null;
  readonly since: string;
  readonly due_at: string;
}

const ownTask = (task: OwnStep, since: string, due: string = NEVER): OwnTask => ({
  task,
  authority: 'street',
  note: null,
  since,
  due_at: due,
});

/** By when the street answers, where the rules gave it a clock. */
const askedBy = (summons: Summons, clock: StreetClock): string | undefined =>
  openAsksOf(summons).find((ask) => ask.clock === clock)?.due.dueAt;

/** 审哨退回: nothing else happens to it before the street puts it right, so it waits since its last event. */
function resubmitTask({ stage, lastAt }: Whistle): OwnTask[] {
  return stage === 'returned' ? [ownTask('resubmit', lastAt)] : [];
}

/** 结哨: every lead and assisting department is done or let go, the last of them at `since`. */
function closeTask({ stage, summonses, overall }: Whistle): OwnTask[] {
  const obliged = summonses.filter(({ role }) => role !== 'informed');
  if (stage !== 'sounded' || obliged.length === 0 || obliged.some(isUnresolved)) return [];
  const ends = obliged.map(({ confirmedAt, releasedAt = '' }) => confirmedAt ?? releasedAt);
  return [ownTask('close', ends.toSorted().at(-1) ?? '', overall?.dueAt)];
}

export const tasksOfWhole = (whistle: Whistle): OwnTask[] => [
  ...resubmitTask(whistle),
  ...closeTask(whistle),
];

/** 到场确认, 核实: of departments whose matter is not settled. */
export function tasksOfAnswer(summons: Summons): OwnTask[] {
  if (isSettled(summons) || summons.role === 'informed') return [];
  const { reportedAt, arrivedAt } = summons;
  const tasks: OwnTask[] = [];
  if (arrivedAt !== undefined && arrivalStatusOf(summons) === 'claimed')
    tasks.push(ownTask('confirm-arrival', arrivedAt, askedBy(summons, 'confirm-arrival')));
  if (reportedAt !== undefined)
    tasks.push(ownTask('verify', reportedAt, askedBy(summons, 'verify')));
  return tasks;
}

/** 评哨, also after the end of the whistle. Nobody is asked to rate what an import brought as settled. */
export function taskOfRating(summons: Summons, { whistle, importedAt = '' }: KnownWhistle) {
  const since = summons.confirmedAt ?? whistle.closedAt;
  if (since === undefined || since <= importedAt || !isRatingWanted(summons, whistle)) return [];
  return [ownTask('rate', since, askedBy(summons, 'rate'))];
}
