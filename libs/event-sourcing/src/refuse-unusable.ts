import { type Decider, type Decision, reject, type Rejection } from './decider.js';
import type { DomainEvent } from './event.js';
import { findUnusableText, unusableCharacter } from './text.js';

/**
 * Events are kept for ever and read by every store, list and format, so a text that one of them
 * cannot hold is refused here, wherever it comes from.
 */
function refuseUnusable(command: object): Rejection<'TEXT_UNUSABLE'> | undefined {
  const found = findUnusableText(command);
  return found && reject('TEXT_UNUSABLE', { path: found.path, character: found.character });
}

/** As {@link refuseUnusable}, for the name of a stream: ids come from clients too. */
export function refuseUnusableName(stream: string): Rejection<'TEXT_UNUSABLE'> | undefined {
  const character = unusableCharacter(stream);
  return character === undefined ? undefined : reject('TEXT_UNUSABLE', { path: 'id', character });
}

/** Decides a command, unless one of its texts is unusable. */
export const decideUsable = <
  Command extends object,
  State,
  E extends DomainEvent,
  Code extends string,
  Context,
>(
  { decide }: Pick<Decider<Command, State, E, Code, Context>, 'decide'>,
  command: Command,
  state: State,
  context: Context,
): Decision<E, Code | 'TEXT_UNUSABLE'> =>
  refuseUnusable(command) ?? decide(command, state, context);
