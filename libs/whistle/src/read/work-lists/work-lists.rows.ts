import { nextDue, type NextDue, summonsStatus } from '../../domain/summons-clocks.js';
import { stopTimeOf } from '../../domain/summons-stops.js';
import {
  isOfSummons,
  isPaused,
  isUnresolved,
  pendingDecline,
  type Summons,
} from '../../domain/summons.state.js';
import { SUPERVISION_STEPS, type SupervisionStep } from '../../domain/whistle.events.js';
import type { Whistle } from '../../domain/whistle.state.js';
import type { Insertable } from 'kysely';
import {
  type LinksTable,
  NEVER,
  type SummonsesTable,
  type WhistlesTable,
} from './work-lists.tables.js';

/** What the projection knows of a whistle between two events. */
export interface WorkListModel {
  readonly id: string;
  /** Revision of the newest event, -1 before the first. */
  readonly revision: number;
  readonly title: string;
  readonly address: string;
  /** Everything that can be searched; only on the model that saw the raising itself. */
  readonly text?: string | undefined;
  /** The whistles that it repeats; as `text`. */
  readonly previous?: readonly string[] | undefined;
  readonly whistle: Whistle;
}

/** The whistle's most urgent due time. Its overall clock runs until it is over, even in pauses. */
function dueAt(whistle: Whistle, dues: readonly (NextDue | undefined)[]): string {
  if (whistle.status !== 'open') return NEVER;
  const overall = whistle.overall?.dueAt ?? NEVER;
  const gate = whistle.gate?.due?.dueAt ?? NEVER;
  const own = gate < overall ? gate : overall;
  return dues.reduce((first, due) => (due && due.dueAt < first ? due.dueAt : first), own);
}

/** Without the account that applied for a review: only decisions ask for it. */
const factsOf = ({ gate, ...whistle }: Whistle): string =>
  JSON.stringify({ ...whistle, gate: gate && { ...gate, applicant: undefined } });

export function whistleRow(model: WorkListModel): Insertable<WhistlesTable> {
  const { id, revision, title, address, whistle } = model;
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
    raised_by: whistle.raisedBy,
    raised_at: whistle.raisedAt,
    due_at: dueAt(
      whistle,
      summonses.map((summons) => nextDue(summons, whistle)),
    ),
    changed_at: whistle.lastAt,
    open_summonses: status === 'open' ? summonses.filter(isUnresolved).length : 0,
    facts: factsOf(whistle),
  };
}

/** 黄牌 or 红牌: whether a deadline in force was announced or missed, and its clock still runs. */
function cardColour(summons: Summons): 'yellow' | 'red' | null {
  if (summons.cards.length === 0 || !isUnresolved(summons)) return null;
  const inForce = summons.cards.filter(
    ({ clock, dueAt: due }) =>
      isOfSummons(clock) &&
      summons.clocks[clock]?.dueAt === due &&
      stopTimeOf(summons, clock) === undefined,
  );
  if (inForce.some(({ missedAt }) => missedAt !== undefined)) return 'red';
  return inForce.length > 0 ? 'yellow' : null;
}

function highestStep({ supervisions }: Summons): SupervisionStep | null {
  if (supervisions.length === 0) return null;
  const reached = supervisions.map(({ step }) => SUPERVISION_STEPS.indexOf(step));
  return SUPERVISION_STEPS[Math.max(...reached)] ?? null;
}

function summonsRow(id: string, summons: Summons, whistle: Whistle): Insertable<SummonsesTable> {
  const { no, department, role } = summons;
  return {
    whistle_id: id,
    no,
    department,
    role,
    status: summonsStatus(summons, whistle),
    paused: isPaused(summons) ? 1 : 0,
    declined: pendingDecline(summons) ? 1 : 0,
    card: cardColour(summons),
    supervision: highestStep(summons),
    kind: whistle.kind,
    street: whistle.street,
    summoned_at: summons.summonedAt,
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
export function changedSummonses(
  before: WorkListModel | undefined,
  { id, whistle }: WorkListModel,
): Insertable<SummonsesTable>[] {
  const known = before?.whistle.status === whistle.status ? before.whistle.summonses : [];
  return whistle.summonses
    .filter((summons, index) => summons !== known[index])
    .map((summons) => summonsRow(id, summons, whistle));
}

/** New links from it to other whistles. */
export function newLinks(
  before: WorkListModel | undefined,
  { id, previous = [], whistle }: WorkListModel,
): Insertable<LinksTable>[] {
  const links = before ? [] : previous.map((other_id) => ({ link: 'previous', other_id }));
  const { mergedInto } = whistle;
  if (mergedInto !== undefined && before?.whistle.mergedInto === undefined)
    links.push({ link: 'merged', other_id: mergedInto });
  return links.map((link) => ({ whistle_id: id, ...link }));
}
