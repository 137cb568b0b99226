import { reject, type Rejection } from './decider.js';
import { findUnusableText, unusableCharacter } from './text.js';

/**
 * What is written stays for good and is read by every store, list and format: a text that one of them
 * cannot hold is refused here, whichever door it came through.
 */
export function refuseUnusable(command: object): Rejection<'TEXT_UNUSABLE'> | undefined {
  const found = findUnusableText(command);
  return found && reject('TEXT_UNUSABLE', { path: found.path, character: found.character });
}

/** As {@link refuseUnusable}, for the name of a stream: ids come in by the same doors. */
export function refuseUnusableName(stream: string): Rejection<'TEXT_UNUSABLE'> | undefined {
  const character = unusableCharacter(stream);
  return character === undefined ? undefined : reject('TEXT_UNUSABLE', { path: 'id', character });
}
