import { useQuery } from '@tanstack/react-query';

import { ask } from '../api/client';
import { Scorecards } from '../api/generated';

/** The scores of a period that hold now. */
export const useScores = (period: string, department?: string | undefined) =>
  useQuery({
    queryKey: ['assessment', period, 'scores', department],
    queryFn: async () =>
      (await ask(Scorecards, { period, department: department ?? null, edition: null })).scorecards,
  });
