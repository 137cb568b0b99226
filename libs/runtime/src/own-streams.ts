import { account } from '#access';
import { DIRECTORY_STREAM, PEOPLE_STREAM, ROSTER_STREAM_PREFIX } from '#directory';
import { MEETING_STREAM_PREFIX } from '#joint-meeting';
import { noticeSettings } from '#notices';
import { WHISTLE_STREAM_PREFIX } from '#whistle';
import { RULES_STREAM } from '#rules';

/**
 * All streams of the system: names, and beginnings of names, which end in a dash. Whatever else is on
 * an EventStoreDB server belongs to somebody else.
 */
export const OWN_STREAMS: readonly string[] = [
  WHISTLE_STREAM_PREFIX,
  MEETING_STREAM_PREFIX,
  account.prefix,
  ROSTER_STREAM_PREFIX,
  noticeSettings.prefix,
  RULES_STREAM,
  DIRECTORY_STREAM,
  PEOPLE_STREAM,
];
