import { isPaused, nextDue, type NextDue, summonsStatus } from '../../domain/summons-clocks.js';
import type { SummonsFacts, WhistleFacts } from '../../domain/summons-facts.js';
import type { Insertable } from 'kysely';
import { NEVER, type SummonsesTable, type WhistlesTable } from './work-lists.tables.js';

/** What the projection knows of a whistle between two events. */
export interface WorkListModel {
  readonly id: string;
  /** Revision of the newest event, -1 before the first. */
  readonly revision: number;
  readonly title: string;
  readonly address: string;
  /** Everything that can be searched; only on the model that saw the raising itself. */
  readonly text?: string | undefined;
  readonly facts: WhistleFacts;
}

/** The whistle's most urgent due time. Its overall clock runs until it is over, whatever stands still. */
function dueAt(facts: WhistleFacts, dues: readonly (NextDue | undefined)[]): string {
  if (facts.status !== 'open') return NEVER;
  const overall = facts.overall?.dueAt ?? NEVER;
  return dues.reduce((first, due) => (due && due.dueAt < first ? due.dueAt : first), overall);
}

const isOpen = (facts: SummonsFacts): boolean =>
  facts.released === undefined && facts.confirmedAt === undefined && facts.role !== 'informed';

export function whistleRow(model: WorkListModel): Insertable<WhistlesTable> {
  const { id, revision, title, address, facts } = model;
  const { street, status, kind, level, category, summonses } = facts;
  return {
    ...{ id, revision, street, status, kind, level, category, title, address },
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

function summonsRow(
  id: string,
  summons: SummonsFacts,
  whistle: WhistleFacts,
): Insertable<SummonsesTable> {
  const { no, department, role } = summons;
  const due = nextDue(summons, whistle);
  return {
    ...{ whistle_id: id, no, department, role },
    status: summonsStatus(summons, whistle),
    paused: isPaused(summons) ? 1 : 0,
    kind: whistle.kind,
    street: whistle.street,
    summoned_at: summons.summonedAt,
    next_clock: due?.clock ?? null,
    due_at: due?.dueAt ?? NEVER,
    provisional: due?.provisional ? 1 : 0,
    changed_at: summons.changedAt,
  };
}

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
