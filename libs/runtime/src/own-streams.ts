import { account } from '#access';
import { directory, people, roster } from '#directory';
import { jointMeeting } from '#joint-meeting';
import { noticeSettings } from '#notices';
import { whistle } from '#whistle';
import { ruleActivation } from '#rules';

/**
 * All streams of the system: names, and beginnings of names, which end in a dash. Whatever else is on
 * an EventStoreDB server belongs to somebody else.
 */
export const OWN_STREAMS: readonly string[] = [
  whistle.prefix,
  jointMeeting.prefix,
  account.prefix,
  roster.prefix,
  noticeSettings.prefix,
  ruleActivation.prefix,
  directory.prefix,
  people.prefix,
];
