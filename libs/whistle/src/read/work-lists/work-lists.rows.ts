import { nextDue, type NextDue, summonsStatus } from '../../domain/summons-clocks.js';
import { openAsksOf } from '../../domain/summons.asks.js';
import {
  isPaused,
  isUnresolved,
  pendingDecline,
  type Summons,
} from '../../domain/summons.state.js';
import {
  SUPERVISION_STEPS,
  type SupervisionStep,
  type WhistleEvent,
} from '../../domain/whistle.events.js';
import { isRatingWanted } from '../../domain/verification.js';
import type { Whistle } from '../../domain/whistle.state.js';
import type { FoldedChange } from '#read-store';
import type { Insertable } from 'kysely';
import type { KnownWhistle } from '../whistle-fold.js';
import { cardOfSummons, cardOfWhistle } from './work-lists.cards.js';
import {
  type LinksTable,
  NEVER,
  type SummonsesTable,
  type WhistlesTable,
} from './work-lists.tables.js';

type Change = FoldedChange<KnownWhistle, WhistleEvent>;

/**
 * The whistle's most urgent due time, also of what the street itself is to do. Its overall clock runs
 * until it is over, even in pauses.
 */
function dueAt(whistle: Whistle, dues: readonly (Pick<NextDue, 'dueAt'> | undefined)[]): string {
  if (whistle.status !== 'open') return NEVER;
  const overall = whistle.overall?.dueAt ?? NEVER;
  const gate = whistle.gate?.due?.dueAt ?? NEVER;
  const own = gate < overall ? gate : overall;
  return dues.reduce((first, due) => (due && due.dueAt < first ? due.dueAt : first), own);
}

/** Whether some clock of an open whistle rests on holidays that are not published yet. */
function isProvisional({ overall, gate, summonses }: Whistle): boolean {
  const own = [overall, gate?.due];
  const ofSummonses = summonses.flatMap(({ clocks, held, decline, asks }) => [
    ...Object.values(clocks),
    ...Object.values(held),
    ...openAsksOf({ asks }).map(({ due }) => due),
    decline?.ruling,
  ]);
  return [...own, ...ofSummonses].some((clock) => clock?.provisional);
}

export function whistleRow({ after, revision }: Change): Insertable<WhistlesTable> {
  const { id, title, address, longitude, latitude, whistle } = after;
  const { street, status, stage, kind, level, category, summonses } = whistle;
  return {
    id,
    revision,
    street,
    status,
    stage,
    kind,
    level,
    category,
    title,
    address,
    longitude,
    latitude,
    raised_by: whistle.raisedBy,
    raised_at: whistle.raisedAt,
    due_at: dueAt(
      whistle,
      summonses.flatMap((one) => [nextDue(one, whistle), ...openAsksOf(one).map(({ due }) => due)]),
    ),
    changed_at: whistle.lastAt,
    open_summonses: status === 'open' ? summonses.filter(isUnresolved).length : 0,
    card: cardOfWhistle(whistle),
    provisional: status === 'open' && isProvisional(whistle) ? 1 : 0,
  };
}

function highestStep({ supervisions }: Summons): SupervisionStep | null {
  if (supervisions.length === 0) return null;
  const reached = supervisions.map(({ step }) => SUPERVISION_STEPS.indexOf(step));
  return SUPERVISION_STEPS[Math.max(...reached)] ?? null;
}

function summonsRow(id: string, summons: Summons, whistle: Whistle): Insertable<SummonsesTable> {
  const { no, department, role } = summons;
  const status = summonsStatus(summons, whistle);
  return {
    whistle_id: id,
    no,
    department,
    role,
    status,
    paused: isPaused(summons) ? 1 : 0,
    declined: pendingDecline(summons) ? 1 : 0,
    card: cardOfSummons(summons),
    supervision: highestStep(summons),
    kind: whistle.kind,
    street: whistle.street,
    summoned_at: summons.summonedAt,
    open: status === 'done' || status === 'released' ? 0 : 1,
    rating_wanted: isRatingWanted(summons, whistle) ? 1 : 0,
    ...dueColumns(nextDue(summons, whistle)),
    changed_at: summons.changedAt,
  };
}

const NOTHING_DUE = { next_clock: null, due_at: NEVER, provisional: 0 };

const dueColumns = (due: NextDue | undefined) =>
  due
    ? { next_clock: due.clock, due_at: due.dueAt, provisional: due.provisional ? 1 : 0 }
    : NOTHING_DUE;

/** Rows of the summonses that changed; all of them when the whistle itself opened or ended. */
export function changedSummonses({ before, after }: Change): Insertable<SummonsesTable>[] {
  const { id, whistle } = after;
  const known = before?.whistle.status === whistle.status ? before.whistle.summonses : [];
  return whistle.summonses
    .filter((summons, index) => summons !== known[index])
    .map((summons) => summonsRow(id, summons, whistle));
}

const raisings = ({ events }: Change) =>
  events.flatMap((event) => (event.type === 'WhistleRaised' ? event.data : []));

/** New links from it to other whistles. */
export function newLinks(change: Change): Insertable<LinksTable>[] {
  const { before, after } = change;
  const previous = raisings(change).flatMap((raised) => raised.previous ?? []);
  const links = previous.map((other_id) => ({ link: 'previous', other_id }));
  const { mergedInto } = after.whistle;
  if (mergedInto !== undefined && before?.whistle.mergedInto === undefined)
    links.push({ link: 'merged', other_id: mergedInto });
  return links.map(({ link, other_id }) => ({ whistle_id: after.id, link, other_id }));
}

/** Everything of a new whistle that can be searched. */
export const newTexts = (change: Change) =>
  raisings(change).map(({ title, description, place, source }) => ({
    id: change.after.id,
    text: [title, description, place.address, source?.reference].join('\n'),
    code: change.after.id,
  }));
