import type { Call, Gate, Initiation } from './whistle.events.js';
import type { OpenGate } from './whistle.state.js';

interface Asked {
  readonly at: string;
  readonly call?: Call | undefined;
  readonly initiation?: Initiation | undefined;
  readonly review?: (Gate & { readonly applicant?: string }) | undefined;
  readonly dispatch?: Gate | undefined;
}

/** Where a whistle stands that may have to be confirmed, reviewed or dispatched first. */
export function gated({ at, call, initiation, review, dispatch }: Asked) {
  if (initiation)
    return {
      ...SOUNDED,
      stage: 'initiation',
      call,
      initiation: { ...initiation, since: at },
    } as const;
  if (review)
    return { ...SOUNDED, stage: 'review', call, gate: gateOf('review', review, at) } as const;
  if (dispatch)
    return { ...SOUNDED, stage: 'dispatch', call, gate: gateOf('dispatch', dispatch, at) } as const;
  return SOUNDED;
}

const gateOf = (
  clock: OpenGate['clock'],
  { by, post, applicant, clock: due }: Gate & { readonly applicant?: string },
  since: string,
): OpenGate => ({ clock, by, post, applicant, due, since });
/** Nothing stands before the departments any more. */
export const SOUNDED = {
  stage: 'sounded',
  call: undefined,
  initiation: undefined,
  gate: undefined,
} as const;
