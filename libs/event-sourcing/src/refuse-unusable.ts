import { reject, type Rejection } from './decider.js';
import { findUnusableText, unusableCharacter } from './text.js';

/**
 * Events are kept for ever and read by every store, list and format, so a text that one of them
 * cannot hold is refused here, wherever it comes from.
 */
export function refuseUnusable(command: object): Rejection<'TEXT_UNUSABLE'> | undefined {
  const found = findUnusableText(command);
  return found && reject('TEXT_UNUSABLE', { path: found.path, character: found.character });
}

/** As {@link refuseUnusable}, for the name of a stream: ids come from clients too. */
export function refuseUnusableName(stream: string): Rejection<'TEXT_UNUSABLE'> | undefined {
  const character = unusableCharacter(stream);
  return character === undefined ? undefined : reject('TEXT_UNUSABLE', { path: 'id', character });
}
