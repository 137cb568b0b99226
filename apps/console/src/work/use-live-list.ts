import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';

import { WorkListChanged } from '../api/generated';
import { useLive } from '../api/live';

/** Many changes at once are one question. */
const TOGETHER_MS = 250;

/** Asks a list anew whenever the service says that it has changed. */
export function useLiveList(organisation: string | undefined): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const changed = useCallback(() => {
    if (timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: ['list'] });
    }, TOGETHER_MS);
  }, [queries]);
  useLive(WorkListChanged, organisation === undefined ? undefined : { organisation }, changed);
}
