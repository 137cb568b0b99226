import type { Insertable } from 'kysely';
import { nextDue } from '../../domain/summons-clocks.js';
import {
  isSettled,
  pendingDecline,
  pendingExtension,
  pendingPauseRequest,
  type Summons,
} from '../../domain/summons.state.js';
import type { Authority } from '../../domain/whistle.events.js';
import type { Whistle } from '../../domain/whistle.state.js';
import {
  type OwnTask,
  type StreetTaskKind,
  taskOfRating,
  tasksOfAnswer,
  tasksOfWhole,
} from './street-tasks.js';
import { NEVER, type TasksTable } from './work-lists.tables.js';
import type { KnownWhistle } from '../whistle-fold.js';

/**
 * What waits for a decision: 确认发起, 审哨, 派单, the ruling on a decline, the answer to a request for more
 * time or a pause, and what was escalated (提级) and is not settled.
 */
export const TASKS = [
  'initiation',
  'review',
  'dispatch',
  'ruling',
  'extension',
  'pause',
  'escalated',
] as const;
export type Task = (typeof TASKS)[number];
/** Everything that waits for somebody, the command centre or a street. */
export type AnyTask = Task | StreetTaskKind;

type Row = Insertable<TasksTable>;

/** What differs from task to task. */
interface Asked {
  readonly task: Task;
  readonly authority: Authority;
  readonly note: string | null;
  readonly since: string;
  readonly due_at: string;
}

/** The street's leaders have to confirm; the note says who. */
function initiationTask({ initiation }: Whistle): Asked[] {
  if (!initiation) return [];
  const { awaiting, since } = initiation;
  const note = `须由${awaiting.join('、')}确认`;
  return [{ task: 'initiation', authority: 'street', since, note, due_at: NEVER }];
}

function gateTask({ gate }: Whistle): Asked[] {
  if (!gate) return [];
  const { clock: task, by: authority, since, due } = gate;
  return [{ task, authority, since, note: null, due_at: due?.dueAt ?? NEVER }];
}

function rulingTask(summons: Summons): Asked[] {
  const decline = pendingDecline(summons);
  if (!decline) return [];
  const { at: since, reason, legalBasis, ruling: clock } = decline;
  const note = `${reason}（依据：${legalBasis}）`;
  const due_at = clock?.dueAt ?? NEVER;
  return [{ task: 'ruling', authority: 'command-centre', note, since, due_at }];
}

/** To be answered before the clock that it would postpone runs out. */
function extensionTask(summons: Summons): Asked[] {
  const asked = pendingExtension(summons);
  if (!asked) return [];
  const { at: since, by: authority, reason: note } = asked;
  const due_at = summons.clocks.resolve?.dueAt ?? NEVER;
  return [{ task: 'extension', authority, note, since, due_at }];
}

/** The clocks run on until it is answered: before the next of them runs out. */
function pauseTask(summons: Summons, whistle: Whistle): Asked[] {
  const asked = pendingPauseRequest(summons);
  if (!asked) return [];
  const { at: since, by: authority, reason: note } = asked;
  const due_at = nextDue(summons, whistle)?.dueAt ?? NEVER;
  return [{ task: 'pause', authority, note, since, due_at }];
}

function escalatedTask(summons: Summons, whistle: Whistle): Asked[] {
  const first = summons.supervisions.find(({ step }) => step === 'escalation');
  if (!first) return [];
  const due_at = nextDue(summons, whistle)?.dueAt ?? NEVER;
  const { at: since, reason: note } = first;
  return [{ task: 'escalated', authority: 'command-centre', note, since, due_at }];
}

function askedOfSummons(summons: Summons, whistle: Whistle): (Asked | OwnTask)[] {
  if (isSettled(summons)) return [];
  return [
    ...rulingTask(summons),
    ...extensionTask(summons),
    ...pauseTask(summons, whistle),
    ...escalatedTask(summons, whistle),
    ...tasksOfAnswer(summons),
  ];
}

/** All that waits for a decision on one whistle, or for its street. */
export function tasksOf(known: KnownWhistle): Row[] {
  const { id, whistle } = known;
  const isOpen = whistle.status === 'open';
  const row = (asked: Asked | OwnTask, summons: number, department: string | null): Row => ({
    id: `${id}/${summons}/${asked.task}`,
    whistle_id: id,
    summons,
    department,
    street: whistle.street,
    kind: whistle.kind,
    queue: `${asked.due_at}/${asked.since}`,
    ...asked,
  });
  const ofWhole = isOpen
    ? [...initiationTask(whistle), ...gateTask(whistle), ...tasksOfWhole(whistle)]
    : [];
  return [
    ...ofWhole.map((asked) => row(asked, 0, null)),
    ...whistle.summonses.flatMap((summons) =>
      [...(isOpen ? askedOfSummons(summons, whistle) : []), ...taskOfRating(summons, known)].map(
        (asked) => row(asked, summons.no, summons.department),
      ),
    ),
  ];
}
