import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

import { messageOf } from '../api/failure';
import { wroteAt } from '../api/written';
import { t } from '../app/text';
import type { Outcome } from './outcome';

const KEPT = t('暂时连不上服务，已存在本机，恢复网络后自动发送');

const isKept = (outcome: Outcome): boolean => 'isKept' in outcome && outcome.isKept;

/** A step that was refused by the service, with its reason. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The reason for people, of any failure of a step. */
export const reasonOf = (error: unknown): string =>
  error instanceof Refused ? error.message : messageOf(error);

/** What a whistle is called, where this page has shown it. */
export function useTitle(whistleId: string, otherwise: string): string {
  const known = useQueryClient().getQueryData<{ readonly title: string }>(['whistle', whistleId]);
  return known?.title ?? otherwise;
}

/**
 * Takes a step; lists and whistles are asked anew once it is written.
 * @param done what people are told then
 */
export function useStep<Input>(send: (input: Input) => Promise<Outcome>, done: string) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async (input: Input) => {
      const outcome = await send(input);
      if ('code' in outcome) throw new Refused(outcome.code, outcome.message);
      return outcome;
    },
    onSuccess: (outcome) => {
      if ('position' in outcome) wroteAt(outcome.position);
      if (isKept(outcome)) void message.warning(KEPT);
      else void message.success(done);
    },
    // A refusal too says that the page shows what is no longer so. Nobody waits for that without network.
    onSettled: (outcome) =>
      outcome && isKept(outcome)
        ? undefined
        : Promise.all(
            ['list', 'whistle'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
          ),
  });
}
