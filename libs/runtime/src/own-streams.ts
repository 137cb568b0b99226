import { ACCOUNT_STREAM_PREFIX } from '#access';
import { DIRECTORY_STREAM, PEOPLE_STREAM, ROSTER_STREAM_PREFIX } from '#directory';
import { MEETING_STREAM_PREFIX } from '#joint-meeting';
import { SETTINGS_STREAM_PREFIX } from '#notices';
import { WHISTLE_STREAM_PREFIX } from '#whistle';
import { RULES_STREAM } from '#rules';

/**
 * All streams of the system: names, and beginnings of names, which end in a dash. Whatever else is on
 * an EventStoreDB server belongs to somebody else.
 */
export const OWN_STREAMS: readonly string[] = [
  WHISTLE_STREAM_PREFIX,
  MEETING_STREAM_PREFIX,
  ACCOUNT_STREAM_PREFIX,
  ROSTER_STREAM_PREFIX,
  SETTINGS_STREAM_PREFIX,
  RULES_STREAM,
  DIRECTORY_STREAM,
  PEOPLE_STREAM,
];
