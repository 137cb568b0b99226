import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

import { wroteAt } from '../api/written';
import { Refused } from '../whistle/use-step';

/** What the service answers to a step: taken, or why not. */
export type Answer =
  | { readonly meetingId: string; readonly position: string }
  | { readonly code: string; readonly message: string };

/**
 * Takes a step of a meeting; meetings are asked anew once it is written.
 * @param done what people are told then
 */
export function useMeetingStep<Input>(send: (input: Input) => Promise<Answer>, done: string) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async (input: Input) => {
      const answer = await send(input);
      if ('code' in answer) throw new Refused(answer.code, answer.message);
      return answer;
    },
    onSuccess: ({ position }) => {
      wroteAt(position);
      void message.success(done);
    },
    onSettled: () =>
      Promise.all(['list', 'meeting'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
