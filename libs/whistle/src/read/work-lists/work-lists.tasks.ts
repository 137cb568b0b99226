import type { Insertable } from 'kysely';
import { nextDue } from '../../domain/summons-clocks.js';
import type { SummonsFacts, WhistleFacts } from '../../domain/summons-facts.js';
import type { Authority } from '../../domain/whistle.events.js';
import { NEVER, type TasksTable } from './work-lists.tables.js';
import type { WorkListModel } from './work-lists.rows.js';

/**
 * What waits for a decision: 审哨, 派单, the ruling on a decline, the answer to a request for more
 * time, and what was escalated (提级) and is not settled.
 */
export const TASKS = ['review', 'dispatch', 'ruling', 'extension', 'escalated'] as const;
export type Task = (typeof TASKS)[number];

type Row = Insertable<TasksTable>;

/** What differs from task to task. */
interface Asked {
  readonly task: Task;
  readonly authority: Authority;
  readonly note: string | null;
  readonly since: string;
  readonly due_at: string;
}

function gateTask({ gate }: WhistleFacts): Asked[] {
  if (!gate) return [];
  const { clock: task, by: authority, since, due } = gate;
  return [{ task, authority, since, note: null, due_at: due?.dueAt ?? NEVER }];
}

function ruling({ decline }: SummonsFacts): Asked[] {
  if (decline?.outcome !== 'pending') return [];
  const { at: since, reason, legalBasis, ruling: clock } = decline;
  const note = `${reason}（依据：${legalBasis}）`;
  const due_at = clock?.dueAt ?? NEVER;
  return [{ task: 'ruling', authority: 'command-centre', note, since, due_at }];
}

/** To be answered before the clock that it would postpone runs out. */
function extension({ extensions, clocks }: SummonsFacts): Asked[] {
  const last = extensions.at(-1);
  if (last?.outcome !== 'pending') return [];
  const { at: since, by: authority, reason: note } = last;
  return [{ task: 'extension', authority, note, since, due_at: clocks.resolve?.dueAt ?? NEVER }];
}

function escalated(facts: SummonsFacts, whistle: WhistleFacts): Asked[] {
  const first = facts.supervisions.find(({ step }) => step === 'escalation');
  if (!first) return [];
  const due_at = nextDue(facts, whistle)?.dueAt ?? NEVER;
  const { at: since, reason: note } = first;
  return [{ task: 'escalated', authority: 'command-centre', note, since, due_at }];
}

const isSettled = ({ released, confirmedAt }: SummonsFacts): boolean =>
  (released ?? confirmedAt) !== undefined;

function ofSummons(summons: SummonsFacts, whistle: WhistleFacts): Asked[] {
  if (isSettled(summons)) return [];
  return [...ruling(summons), ...extension(summons), ...escalated(summons, whistle)];
}

/** All that waits for a decision on one whistle. */
export function tasksOf({ id, facts }: WorkListModel): Row[] {
  if (facts.status !== 'open') return [];
  const row = (asked: Asked, summons: number, department: string | null): Row => ({
    id: `${id}/${summons}/${asked.task}`,
    whistle_id: id,
    summons,
    department,
    street: facts.street,
    kind: facts.kind,
    ...asked,
  });
  return [
    ...gateTask(facts).map((asked) => row(asked, 0, null)),
    ...facts.summonses.flatMap((summons) =>
      ofSummons(summons, facts).map((asked) => row(asked, summons.no, summons.department)),
    ),
  ];
}
