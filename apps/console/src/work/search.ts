import type { StreetTaskKind } from '../api/generated';
import { TASK } from '../words';

/** What the address says of a list: it survives going back, reloading and being sent to a colleague. */
export interface InboxSearch {
  readonly tab?: InboxTab;
  readonly text?: string;
}
export interface StreetSearch {
  readonly tab?: StreetTab;
  readonly text?: string;
}

const INBOX_TABS = ['ack', 'arrive', 'resolve', 'overdue', 'reported', 'done'] as const;
export type InboxTab = (typeof INBOX_TABS)[number];
const STREET_TABS = ['overdue', 'gate', 'returned', 'closed', 'all'] as const;
export type StreetTab = (typeof STREET_TABS)[number];

export interface TasksSearch {
  readonly tab?: StreetTaskKind;
  readonly text?: string;
}

const LONGEST_TEXT = 50;

export const textOf = (text: unknown): { readonly text?: string } =>
  // A number in an address is read as a number.
  (typeof text === 'string' || typeof text === 'number') && String(text).trim() !== ''
    ? { text: String(text).slice(0, LONGEST_TEXT) }
    : {};

const tabOf = <Tab extends string>(tabs: readonly Tab[], tab: unknown): { readonly tab?: Tab } => {
  const found = tabs.find((one) => one === tab);
  return found === undefined ? {} : { tab: found };
};

export const inboxSearch = ({ tab, text }: Record<string, unknown>): InboxSearch =>
  Object.assign({}, tabOf(INBOX_TABS, tab), textOf(text));

export const streetSearch = ({ tab, text }: Record<string, unknown>): StreetSearch =>
  Object.assign({}, tabOf(STREET_TABS, tab), textOf(text));

const TASK_TABS = Object.keys(TASK) as readonly StreetTaskKind[];

export const tasksSearch = ({ tab, text }: Record<string, unknown>): TasksSearch =>
  Object.assign({}, tabOf(TASK_TABS, tab), textOf(text));
