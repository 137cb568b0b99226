import { localDate } from '#calendar';
import { newId } from '#event-sourcing';

import { EVIDENCE } from '../support/evidence.js';
import type { Play } from './play.js';
import type { Who } from './played-district.js';
import { type CommandPlayed, inDays, reason, type Step, WHISTLE_PLAYED } from './whistle-played.js';

const meeting = async (play: Play, level = 'STREET') => ({
  level,
  title: '专题会',
  whistles: [await play.sounded()],
  invited: ['dept-1'],
  startsAt: inDays(1),
  place: '三楼',
  agenda: '权属',
});
/** On a meeting that the street called, and that one came to where somebody has to have come. */
const onMeeting = (input: object, came = false): CommandPlayed => ({
  made: async (play) => {
    const { meetingId } = await play.act('S1', 'callMeeting', await meeting(play));
    const attendance = { meetingId, organisation: 'dept-1', persons: ['王工'] };
    if (came) await play.act('S1', 'recordAttendance', attendance);
    return Object.assign({ meetingId }, input);
  },
});

const MEETINGS: Readonly<Record<string, CommandPlayed>> = {
  callMeeting: {
    made: (play, who) => meeting(play, who === 'Ce' ? 'DISTRICT' : 'STREET'),
  },
  recordAttendance: onMeeting({ organisation: 'dept-1', persons: ['王工'] }),
  decideAtMeeting: onMeeting({ decision: '由第1局牵头' }, true),
  fileMinutes: onMeeting({ text: '议定由第1局牵头。' }, true),
  cancelMeeting: onMeeting({ reason }),
};

const TALK = {
  organisation: 'dept-1',
  ground: { kind: 'SCORE_BELOW', period: '2026-10', score: 56.25, line: 60 },
  holdBy: inDays(5),
};
const HELD = {
  heldAt: new Date(Date.now() - 60_000).toISOString(),
  attended: [{ name: '赵局', post: '局长' }],
  record: '要求按时到场。',
  promises: [{ content: '夜班加人', measure: '夜班不少于 2 人', dueAt: inDays(7) }],
};
const DONE = { promise: 1, summary: '已增至 2 人', evidence: EVIDENCE };
const held: Step = ['As', 'holdTalk', HELD];
const onTalk = (input: object, ...steps: readonly Step[]): CommandPlayed => ({
  owner: 'D1',
  made: async (play) => {
    const { talkId } = await play.act('As', 'callTalk', TALK);
    for (const [who, mutation, more] of steps)
      await play.act(who, mutation, Object.assign({ talkId }, more));
    return Object.assign({ talkId }, input);
  },
});
const promised: Step = ['D1', 'reportTalkPromise', DONE];

const ASKED = {
  agency: 'agency-1',
  change: 'APPOINTMENT',
  post: '所长',
  candidate: '李明',
  streets: ['street-1'],
  answerBy: inDays(7),
};
const OPINION = { opinion: 'AGREE', signatory: { name: '赵', post: '书记' } };
const onConsultation = (owner: Who, input: object, ...steps: readonly Step[]): CommandPlayed => ({
  owner,
  made: async (play) => {
    const { consultationId } = await play.act('D1', 'askOpinions', ASKED);
    for (const [who, mutation, more] of steps)
      await play.act(who, mutation, Object.assign({ consultationId }, more));
    return Object.assign({ consultationId }, input);
  },
});

const ASSESSMENT: Readonly<Record<string, CommandPlayed>> = {
  callTalk: { made: async () => TALK },
  holdTalk: onTalk(HELD),
  reportTalkPromise: onTalk(DONE, held),
  confirmTalkPromise: onTalk({ promise: 1 }, held, promised),
  breakTalkPromise: onTalk({ promise: 1, reason }, held, promised),
  closeTalk: onTalk({ conclusion: '兑现' }, held, promised, [
    'As',
    'confirmTalkPromise',
    { promise: 1 },
  ]),
  cancelTalk: onTalk({ reason }),
  askOpinions: { owner: 'D1', made: async () => ASKED },
  giveOpinion: onConsultation('S1', OPINION),
  answerOpinions: onConsultation('D1', { followed: true, reason }, ['S1', 'giveOpinion', OPINION]),
  withdrawConsultation: onConsultation('D1', { reason }),
};

/** On somebody new of the street. */
const onPerson = (input: object): CommandPlayed => ({
  made: async (play) => {
    const id = `p-${newId()}`;
    await play.act('S1', 'registerPerson', { id, name: '王宁', organisation: 'street-1' });
    return Object.assign({ id }, input);
  },
});
const subscription = () => ({
  organisation: 'street-1',
  subscription: `s-${newId()}`,
  channel: 'EMAIL',
  address: 'duty@street-1.example',
});

/** From so many minutes from now until so many. */
export const shift = (from: number, to: number) => ({
  from: inDays(from / 1_440),
  to: inDays(to / 1_440),
});
const monthOfDuties = (): string => localDate(inDays(-60 / 1_440)).slice(0, 7);
/** A roster of the street with somebody on it. */
export const dutiesOf = (person: string, shifts: readonly object[]) => ({
  organisation: 'street-1',
  month: monthOfDuties(),
  duties: shifts.map((one) => Object.assign({ post: '值班员', person }, one)),
});

/** Of the directory, by name alone: only the role decides. */
const ofDirectory = (input: object): CommandPlayed => ({ made: async () => input });
const DIRECTORY: Readonly<Record<string, CommandPlayed>> = {
  registerOrganisation: {
    made: async () => ({ id: `d-${newId().slice(0, 8)}`, kind: 'DEPARTMENT', name: '新局' }),
  },
  renameOrganisation: ofDirectory({ id: 'dept-7', name: '第七局' }),
  moveOrganisation: ofDirectory({ id: 'community-2', parent: 'street-1' }),
  mergeOrganisations: ofDirectory({ from: ['dept-8'], into: 'dept-7' }),
  splitOrganisation: ofDirectory({ id: 'dept-9', into: ['dept-7'] }),
  drawBoundary: ofDirectory({
    id: 'street-2',
    boundary: '{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}',
  }),
  retireOrganisation: ofDirectory({ id: 'dept-9' }),
  cancelOrganisationChange: ofDirectory({ id: 'dept-9', effectiveFrom: '2030-01-01', reason }),
};

const STAFF_AND_NOTICES: Readonly<Record<string, CommandPlayed>> = {
  registerPerson: {
    made: async () => ({ id: `p-${newId()}`, name: '王宁', organisation: 'street-1' }),
  },
  changePersonDetails: onPerson({ name: '王宁宁', phone: '0990-5550200' }),
  movePerson: onPerson({ organisation: 'street-1', post: '值班员' }),
  recordPersonLeft: onPerson({}),
  subscribeToNotices: { made: async () => subscription() },
  unsubscribeFromNotices: {
    made: async (play) => {
      const { organisation, subscription: id, channel, address } = subscription();
      const input = { organisation, subscription: id, channel, address };
      await play.act('S1', 'subscribeToNotices', input);
      return { organisation, subscription: id };
    },
  },
  assignDuties: {
    made: async (play) => {
      const id = `p-${newId()}`;
      await play.act('S1', 'registerPerson', { id, name: '王宁', organisation: 'street-1' });
      return dutiesOf(id, [shift(240, 241)]);
    },
  },
  withdrawDuty: {
    made: async () => ({ organisation: 'street-1', month: monthOfDuties(), duty: 1, reason }),
  },
  createApiKey: { made: async () => ({ username: 's1', name: '工单平台', scope: 'READ' }) },
  setNoticePreferences: {
    made: async () => ({ organisation: 'street-1', personal: false, muted: ['RATED'] }),
  },
};

/** Each command that is played, where it is in place. */
export const COMMANDS_PLAYED: Readonly<Record<string, CommandPlayed>> = Object.assign(
  {},
  WHISTLE_PLAYED,
  MEETINGS,
  ASSESSMENT,
  DIRECTORY,
  STAFF_AND_NOTICES,
);
