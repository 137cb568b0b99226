import { isPaused, nextDue, type NextDue, summonsStatus } from '../../domain/summons-clocks.js';
import { stoppedAt, type SummonsFacts, type WhistleFacts } from '../../domain/summons-facts.js';
import {
  CLOCK_NAMES,
  type ClockName,
  SUPERVISION_STEPS,
  type SupervisionStep,
} from '../../domain/whistle.events.js';
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
  readonly facts: WhistleFacts;
}

/** The whistle's most urgent due time. Its overall clock runs until it is over, whatever stands still. */
function dueAt(facts: WhistleFacts, dues: readonly (NextDue | undefined)[]): string {
  if (facts.status !== 'open') return NEVER;
  const overall = facts.overall?.dueAt ?? NEVER;
  const gate = facts.gate?.due?.dueAt ?? NEVER;
  const own = gate < overall ? gate : overall;
  return dues.reduce((first, due) => (due && due.dueAt < first ? due.dueAt : first), own);
}

const isOpen = (facts: SummonsFacts): boolean =>
  facts.released === undefined && facts.confirmedAt === undefined && facts.role !== 'informed';

export function whistleRow(model: WorkListModel): Insertable<WhistlesTable> {
  const { id, revision, title, address, facts } = model;
  const { street, status, stage, kind, level, category, summonses } = facts;
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
    raised_by: facts.raisedBy,
    raised_at: facts.raisedAt,
    due_at: dueAt(
      facts,
      summonses.map((summons) => nextDue(summons, facts)),
    ),
    changed_at: facts.lastAt,
    open_summonses: status === 'open' ? summonses.filter(isOpen).length : 0,
    facts: JSON.stringify(facts),
  };
}

/** 黄牌 or 红牌: whether a deadline in force was announced or missed, and its clock still runs. */
function cardOf(facts: SummonsFacts): 'yellow' | 'red' | null {
  if (facts.cards.length === 0 || !isOpen(facts)) return null;
  const inForce = facts.cards.filter(({ clock, dueAt: due }) => {
    const name = CLOCK_NAMES.find((one): one is ClockName => one === clock);
    return name && facts.clocks[name]?.dueAt === due && stoppedAt(facts, name) === undefined;
  });
  if (inForce.some(({ missedAt }) => missedAt !== undefined)) return 'red';
  return inForce.length > 0 ? 'yellow' : null;
}

function highestStep({ supervisions }: SummonsFacts): SupervisionStep | null {
  if (supervisions.length === 0) return null;
  const reached = supervisions.map(({ step }) => SUPERVISION_STEPS.indexOf(step));
  return SUPERVISION_STEPS[Math.max(...reached)] ?? null;
}

function summonsRow(
  id: string,
  summons: SummonsFacts,
  whistle: WhistleFacts,
): Insertable<SummonsesTable> {
  const { no, department, role } = summons;
  return {
    whistle_id: id,
    no,
    department,
    role,
    status: summonsStatus(summons, whistle),
    paused: isPaused(summons) ? 1 : 0,
    declined: summons.decline?.outcome === 'pending' ? 1 : 0,
    card: cardOf(summons),
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
  { id, facts }: WorkListModel,
): Insertable<SummonsesTable>[] {
  const known = before?.facts.status === facts.status ? before.facts.summonses : [];
  return facts.summonses
    .filter((summons, index) => summons !== known[index])
    .map((summons) => summonsRow(id, summons, facts));
}

/** What leads from it to other whistles, where that is new. */
export function newLinks(
  before: WorkListModel | undefined,
  { id, previous = [], facts }: WorkListModel,
): Insertable<LinksTable>[] {
  const links = before ? [] : previous.map((other_id) => ({ link: 'previous', other_id }));
  const { mergedInto } = facts;
  if (mergedInto !== undefined && before?.facts.mergedInto === undefined)
    links.push({ link: 'merged', other_id: mergedInto });
  return links.map((link) => ({ whistle_id: id, ...link }));
}
