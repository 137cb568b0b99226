import { account, accountSessions, apiKey, audit, providerRecord } from '#access';
import { assessmentPeriod, consultation, scoreActivation, talk } from '#assessment';
import { directory, people, roster } from '#directory';
import { evidence } from '#evidence';
import { jointMeeting } from '#joint-meeting';
import { noticeSettings } from '#notices';
import { personalData, retention } from '#privacy';
import { proof } from '#proof';
import { whistle } from '#whistle';
import { dutyActivation, ruleActivation } from '#rules';

/**
 * All streams of the system: names, or beginnings of names that end in a dash. Other streams on an
 * EventStoreDB server belong to other systems.
 */
export const OWN_STREAMS: readonly string[] = [
  whistle.prefix,
  jointMeeting.prefix,
  evidence.prefix,
  account.prefix,
  audit.prefix,
  accountSessions.prefix,
  providerRecord.prefix,
  apiKey.prefix,
  roster.prefix,
  noticeSettings.prefix,
  ruleActivation.prefix,
  scoreActivation.prefix,
  dutyActivation.prefix,
  talk.prefix,
  consultation.prefix,
  assessmentPeriod.prefix,
  directory.prefix,
  people.prefix,
  personalData.prefix,
  retention.prefix,
  proof.prefix,
];
