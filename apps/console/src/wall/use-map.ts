import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';

import { ask } from '../api/client';
import {
  MapBoundaries,
  MapChanged,
  type MapChangedSubscription,
  type MapItemFragment,
  MapWhistles,
  type MapWhistlesQuery,
} from '../api/generated';
import { UNASKED_MS, useLive } from '../api/live';
import type { Region } from './leaflet-map';
import type { MapSearch } from './search';

/** More than a district has open; beyond it the map says that it shows the most urgent ones. */
const MOST_SHOWN = 2_000;
const TOGETHER_MS = 300;

interface Shown {
  readonly items: readonly MapItemFragment[];
  /** Whether these are all that fit. */
  readonly isAll: boolean;
}

async function openWhistles(filter: MapSearch): Promise<Shown> {
  const items: MapItemFragment[] = [];
  let after: string | null = null;
  for (;;) {
    const page: MapWhistlesQuery['openWhistles'] = (await ask(MapWhistles, { filter, after }))
      .openWhistles;
    items.push(...page.edges.map(({ node }) => node));
    after = page.pageInfo.endCursor ?? null;
    if (!page.pageInfo.hasNextPage || items.length >= MOST_SHOWN)
      return { items, isAll: !page.pageInfo.hasNextPage };
  }
}

type Change = MapChangedSubscription['districtChanged'];

const fits = ({ street, overdue, status }: MapItemFragment, search: MapSearch): boolean =>
  status === 'OPEN' &&
  (search.street === undefined || street === search.street) &&
  (search.overdue !== true || overdue);

/** The list after pushes: what is over leaves it, what is new is sorted in by its due time. */
function after(shown: Shown, changes: readonly Change[], search: MapSearch): Shown {
  const changed = new Map(changes.map((change) => [change.whistleId, change.whistle]));
  const before = shown.items.filter(({ whistleId }) => !changed.has(whistleId));
  const now = [...changed.values()].flatMap((one) => (one && fits(one, search) ? [one] : []));
  const items = [...before, ...now].sort((a, b) => dueOf(a).localeCompare(dueOf(b)));
  return { items, isAll: shown.isAll };
}

/** What nothing is due of comes last. */
const dueOf = ({ dueAt }: MapItemFragment): string => dueAt ?? '~';

export function useOpenWhistles(search: MapSearch) {
  const queries = useQueryClient();
  const key = useMemo(() => ['map', search.street, search.overdue], [search]);
  const list = useQuery({
    queryKey: key,
    queryFn: () => openWhistles(search),
    refetchInterval: UNASKED_MS,
    placeholderData: (before) => before,
  });
  const waiting = useRef<Change[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const changed = useCallback(
    (data?: MapChangedSubscription) => {
      if (!data) return void queries.invalidateQueries({ queryKey: ['map'] });
      waiting.current.push(data.districtChanged);
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        const changes = waiting.current.splice(0);
        queries.setQueryData<Shown>(key, (shown) => shown && after(shown, changes, search));
      }, TOGETHER_MS);
    },
    [queries, key, search],
  );
  useLive(MapChanged, {}, changed);
  return list;
}

export interface Places {
  readonly streets: readonly { readonly id: string; readonly name: string }[];
  readonly regions: readonly Region[];
}

const NONE: Places = { streets: [], regions: [] };

/** Streets to choose from, and what of the district has a boundary. */
export function usePlaces(): Places {
  const { data } = useQuery({
    queryKey: ['places'],
    queryFn: async () => (await ask(MapBoundaries, {})).organisations,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    if (!data) return NONE;
    const streets = data.filter(({ kind }) => kind === 'STREET');
    const regions = data.flatMap(({ id, name, kind, boundary }) =>
      boundary === null || !['STREET', 'COMMUNITY'].includes(kind)
        ? []
        : [{ id, name, boundary, isStreet: kind === 'STREET' }],
    );
    return { streets, regions };
  }, [data]);
}
