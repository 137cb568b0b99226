import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';

import { ask } from '../api/client';
import { WallChanged, WallMonth, WallNow, WallToday } from '../api/generated';
import { useLive } from '../api/live';

/** Often enough that a service that falls behind is told within three seconds. */
const NOW_MS = 2_500;
const TODAY_MS = 20_000;
/** Long questions: once a minute is as often as their answers change. */
const MONTH_MS = 60_000;
/** Many changes at once are one question. */
const TOGETHER_MS = 400;

const useNow = () =>
  useQuery({
    queryKey: ['wall', 'now'],
    queryFn: async () => (await ask(WallNow, {})).districtNow,
    refetchInterval: NOW_MS,
    refetchIntervalInBackground: true,
  });

const useToday = () =>
  useQuery({
    queryKey: ['wall', 'today'],
    queryFn: () => ask(WallToday, {}),
    refetchInterval: TODAY_MS,
    refetchIntervalInBackground: true,
  });

const useMonth = (month: string | undefined) =>
  useQuery({
    queryKey: ['wall-month', month],
    enabled: month !== undefined,
    queryFn: () => ask(WallMonth, { month: month ?? '' }),
    refetchInterval: MONTH_MS,
    refetchIntervalInBackground: true,
    placeholderData: keepPreviousData,
  });

/** All that the wall shows, anew whenever something in the district changes. */
export function useWall() {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const changed = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: ['wall'] });
    }, TOGETHER_MS);
  }, [queries]);
  useLive(WallChanged, {}, changed);
  const now = useNow();
  const today = useToday();
  const month = useMonth(today.data?.blowsToday.day.slice(0, 'YYYY-MM'.length));
  return { now, today, month };
}

const NARROW = 900;
const LETTER = 16;
const [ACROSS, DOWN] = [120, 67.5];

function unitNow(): number {
  const { innerWidth, innerHeight } = window;
  if (innerWidth < NARROW) return LETTER;
  return Math.min(innerWidth / ACROSS, innerHeight / DOWN);
}

/** The height of a letter, so that a screen of any size shows the same picture. */
export function useUnit(): number {
  const [unit, setUnit] = useState(unitNow);
  useEffect(() => {
    const look = (): void => setUnit(unitNow());
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  }, []);
  return unit;
}
