import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';

import { DistrictChanged } from '../api/generated';
import { useLive } from '../api/live';

/** Many changes at once are one question. */
const TOGETHER_MS = 250;
/** Of a whole district something changes all the time: lists are asked no oftener than this. */
const APART_MS = 1_000;

/** Asks lists anew when anything in the district has changed. */
export function useLiveDistrict(apartMs = APART_MS): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const askedAt = useRef(0);
  const changed = useCallback(() => {
    if (timer.current !== undefined) return;
    const wait = Math.max(TOGETHER_MS, askedAt.current + apartMs - Date.now());
    timer.current = setTimeout(() => {
      timer.current = undefined;
      askedAt.current = Date.now();
      void queries.invalidateQueries({ queryKey: ['list'] });
    }, wait);
  }, [queries, apartMs]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  useLive(DistrictChanged, {}, changed);
}
