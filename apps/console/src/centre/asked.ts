import { useQuery } from '@tanstack/react-query';

import { ask } from '../api/client';
import { BlowChoices, WhistleAsked, type WhistleAskedQuery } from '../api/generated';

export type Asked = NonNullable<WhistleAskedQuery['whistle']>;
export type AskedSummons = Asked['summonses'][number];

/** What a form of the centre has to know of its whistle; undefined until it is there. */
export const useAsked = (whistleId: string): Asked | undefined =>
  useQuery({
    queryKey: ['whistle', whistleId, 'asked'],
    queryFn: async () => (await ask(WhistleAsked, { id: whistleId })).whistle,
  }).data ?? undefined;

/** The summons that a form is about. */
export const useAskedSummons = (whistleId: string, summons: number): AskedSummons | undefined =>
  useAsked(whistleId)?.summonses.find((one) => one.summons === summons);

/** What blowing a whistle offers to choose from. */
export const useChoices = () =>
  useQuery({
    queryKey: ['blow'],
    queryFn: () => ask(BlowChoices, {}),
    refetchOnWindowFocus: false,
  }).data;
