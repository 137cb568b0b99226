import type { JointMeetingStatus } from '../api/generated';

/** What the address says of the list of meetings. */
export interface MeetingsSearch {
  readonly tab?: 'concluded' | 'cancelled' | 'all';
}

const TABS = ['concluded', 'cancelled', 'all'] as const;

export function meetingsSearch({ tab }: Record<string, unknown>): MeetingsSearch {
  const found = TABS.find((one) => one === tab);
  return found === undefined ? {} : { tab: found };
}

/** Of which status a tab has meetings; those to come where none is chosen. */
export const statusOf = (tab: MeetingsSearch['tab']): JointMeetingStatus | null => {
  if (tab === 'all') return null;
  if (tab === undefined) return 'CALLED';
  return tab === 'concluded' ? 'CONCLUDED' : 'CANCELLED';
};

/** The whistle that a meeting is to be called about. */
export interface CallSearch {
  readonly whistle?: string;
}

export const callSearch = ({ whistle }: Record<string, unknown>): CallSearch =>
  typeof whistle === 'string' ? { whistle } : {};
