import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import { ask } from '../api/client';
import { MarkNoticesRead, MyNotices, NoticeReceived, UnreadNotices } from '../api/generated';
import { UNASKED_MS, useLive } from '../api/live';

/** How many notices wait to be read; it grows by itself. */
export function useUnread(): number {
  const queries = useQueryClient();
  const received = useCallback(
    () => void queries.invalidateQueries({ queryKey: ['notices'] }),
    [queries],
  );
  useLive(NoticeReceived, {}, received);
  const { data = 0 } = useQuery({
    queryKey: ['notices', 'unread'],
    refetchInterval: UNASKED_MS,
    queryFn: async () => (await ask(UnreadNotices, {})).myUnreadNotices,
  });
  return data;
}

/** The notices of one’s organisation, the latest first. */
export const useNotices = (unreadOnly: boolean) =>
  useInfiniteQuery({
    queryKey: ['notices', 'list', unreadOnly],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }) =>
      (await ask(MyNotices, { unreadOnly, after: pageParam })).myNotices,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: (before) => before,
  });

/** Most that are marked at once. */
const MOST = 200;

export function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) => ask(MarkNoticesRead, { ids: ids.slice(0, MOST) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
}
