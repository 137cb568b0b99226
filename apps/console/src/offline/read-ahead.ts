import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import type { DepartmentItemFragment } from '../api/generated';
import { whistleOf } from '../whistle/whistle-query';

/** So many are read ahead: what a crew drives to in a shift. */
const MOST = 10;
const FRESH_MS = 10 * 60_000;

/** To be arrived at or worked on: what people go out for. */
const GONE_OUT_FOR: readonly DepartmentItemFragment['status'][] = ['TO_ARRIVE', 'TO_RESOLVE'];

/**
 * Reads what a department goes out for while there is a network, the earliest due first: it is there in a
 * cellar, though nobody had opened it. One at a time, and only where the page opens without network.
 */
export function useReadAhead(items: readonly DepartmentItemFragment[]): void {
  const queries = useQueryClient();
  const ids = items
    .filter(({ status }) => GONE_OUT_FOR.includes(status))
    .slice(0, MOST)
    .map(({ whistleId }) => whistleId)
    .join();
  useEffect(() => {
    if (ids === '' || !('serviceWorker' in navigator)) return;
    let isLeft = false;
    const read = async (): Promise<void> => {
      for (const id of ids.split(',')) {
        if (isLeft) return;
        await queries.prefetchQuery(Object.assign({ staleTime: FRESH_MS }, whistleOf(id)));
      }
    };
    void read();
    return () => void (isLeft = true);
  }, [queries, ids]);
}
