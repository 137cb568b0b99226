import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

import { messageOf } from '../api/failure';
import { wroteAt } from '../api/written';
import type { Outcome } from './outcome';

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
    onSuccess: ({ position }) => {
      wroteAt(position);
      void message.success(done);
    },
    // A refusal too says that the page shows what is no longer so.
    onSettled: () =>
      Promise.all(['list', 'whistle'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
