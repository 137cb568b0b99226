import { sql } from 'kysely';
import type { WhistleLevel } from '../../domain/whistle.events.js';
import { namedMatter, type Names } from '../names.js';
import type { ListedPage } from './listed-page.js';
import { NEVER } from './work-lists.tables.js';

/** One thing that waits for the command centre or a street. */
export interface WaitingTask {
  readonly whistleId: string;
  /** Ordinal of the summons that it is about; null where it is about the whole whistle. */
  readonly summons: number | null;
  readonly department: string | null;
  readonly street: string;
  readonly kind: string;
  readonly level: WhistleLevel;
  readonly category: string;
  readonly title: string;
  readonly address: string;
  /** WGS 84. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** Why it was asked for, as those who asked have put it. */
  readonly reason: string | null;
  readonly since: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
}

/** A row as the database gives it. */
export type TaskRow<Task extends WaitingTask> = Omit<Task, 'dueAt' | 'overdue' | 'summons'> & {
  readonly dueAt: string;
  readonly summons: number;
};

/** Of `tasks t` and its `whistles w`. */
export const TASK_COLUMNS = sql`t.task, t.authority, t.whistle_id as "whistleId", t.summons,
  t.department, t.street, t.kind, w.level, w.category, w.title, w.address, w.longitude, w.latitude,
  t.note as "reason", t.since, t.due_at as "dueAt"`;

export const toTask = <Row extends { readonly dueAt: string; readonly summons: number }>(
  row: Row,
  now: string,
) => ({
  ...row,
  summons: row.summons === 0 ? null : row.summons,
  dueAt: row.dueAt === NEVER ? null : row.dueAt,
  overdue: row.dueAt < now,
});

/** With the names that people know, and the page that it stands on. */
export const shownTask = <Task extends WaitingTask>(
  task: Task,
  names: Names,
  page: ListedPage,
) => ({
  ...task,
  page,
  ...namedMatter(task, names),
  departmentName: task.department === null ? null : names.nameOf(task.department),
});
