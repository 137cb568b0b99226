import { useInfiniteQuery } from '@tanstack/react-query';

import { ask } from '../api/client';
import {
  OpenWhistles,
  type OpenWhistlesFilter,
  type SummonsStatus,
  type WhistleStage,
} from '../api/generated';
import { UNASKED_MS } from '../api/live';
import { afterPosition } from '../api/written';
import { STAGE } from '../words';
import { type WhistlesSearch, without } from './search';
import { LEAD_STANDS } from './words';

/** What the address asks for, as the service understands it. */
export function filterOf(search: WhistlesSearch): OpenWhistlesFilter {
  const { stage, status } = search;
  return Object.assign(
    without(search, 'view', 'stage', 'status'),
    stage && { stages: [stage] },
    status && { leadStatuses: [status] },
  );
}

/** Open whistles, the earliest due first: the same question for the list and for each column. */
export const useOpenWhistles = (filter: OpenWhistlesFilter, first: number) =>
  useInfiniteQuery({
    queryKey: ['list', 'open-whistles', filter, first],
    initialPageParam: null as string | null,
    refetchInterval: UNASKED_MS,
    queryFn: async ({ pageParam }) => {
      const page = { sort: 'DUE', first, after: pageParam } as const;
      const asked = Object.assign({ filter, afterPosition: afterPosition() }, page);
      return (await ask(OpenWhistles, asked)).openWhistles;
    },
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: (before) => before,
  });

/** A column of the board: every open whistle stands in exactly one. */
export interface Column {
  readonly name: string;
  readonly stage: WhistleStage;
  /** Where the department that leads stands, once it has been called. */
  readonly statuses?: readonly SummonsStatus[];
}

const before = (stage: WhistleStage): Column => ({ name: STAGE[stage], stage });
const sounded = (status: SummonsStatus, ...others: readonly SummonsStatus[]): Column => ({
  name: LEAD_STANDS[status],
  stage: 'SOUNDED',
  statuses: [status, ...others],
});

const COLUMNS: readonly Column[] = [
  before('INITIATION'),
  before('REVIEW'),
  before('RETURNED'),
  before('DISPATCH'),
  sounded('TO_ACKNOWLEDGE'),
  sounded('TO_ARRIVE'),
  sounded('TO_RESOLVE'),
  sounded('REPORTED'),
  sounded('DONE', 'RELEASED'),
];

/** The columns that can hold what the address asks for. */
export const columnsOf = ({ stage, status }: WhistlesSearch): readonly Column[] =>
  COLUMNS.filter((column) => stage === undefined || column.stage === stage).filter(
    ({ statuses }) => status === undefined || statuses?.includes(status) === true,
  );

/** What of the address stands in a column. */
export const filterOfColumn = (search: WhistlesSearch, { stage, statuses }: Column) => {
  const narrowed = search.status === undefined && statuses ? { leadStatuses: statuses } : {};
  return Object.assign(filterOf(search), { stages: [stage] }, narrowed);
};
