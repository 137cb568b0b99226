import { EVIDENCE } from '../support/evidence.js';
import { ARRIVAL, blowing, CALL, type Play, REPORT, SCORES } from './play.js';
import type { Who } from './played-district.js';

/** Brings the matter to where the command is in place, and gives its input. */
type Made = (play: Play, who: Who) => Promise<object>;

export interface CommandPlayed {
  /** Whose the matter is where the table says `own`; the street's where absent. */
  readonly owner?: Who;
  readonly made: Made;
}

export type Step = readonly [Who, string, object?];
export const reason = '情况属实，须如此办理';
const legalBasis = '《城市管理条例》第八条';
export const inDays = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();

/** On the first summons of a whistle after these steps. */
const on = (input: object, ...steps: readonly Step[]): CommandPlayed => ({
  made: async (play) => {
    const whistleId = await play.after(...steps);
    return Object.assign({ whistleId, summons: 1 }, input);
  },
});
/** On a whole whistle. */
const onWhistle = (input: object, ...steps: readonly Step[]): CommandPlayed => ({
  made: async (play) => Object.assign({ whistleId: await play.after(...steps) }, input),
});
const onClosed = (input: object): CommandPlayed => ({
  made: async (play) => Object.assign({ whistleId: await play.closed() }, input),
});
/** On a whistle that waits at a gate. */
const onGated = (input: object, ...steps: readonly Step[]): CommandPlayed => ({
  made: async (play) => {
    const whistleId = await play.blown('gated');
    for (const [who, mutation, more] of steps)
      await play.act(who, mutation, Object.assign({ whistleId }, more));
    return Object.assign({ whistleId }, input);
  },
});

const acknowledged: Step = ['D1', 'acknowledgeSummons', { person: '王工' }];
const arrived: Step = ['D1', 'arriveOnSite', ARRIVAL];
const reported: Step = ['D1', 'reportResolution', REPORT];
const confirmed: Step = ['S1', 'confirmResolution'];
const declined: Step = ['D1', 'declineSummons', { reason, legalBasis }];
const extension = { extension: { value: 24, unit: '小时' }, reason };
const asked: Step = ['D1', 'requestExtension', extension];
const EXCLUSION = { subject: 'EXCLUSION', ground: 'MALICIOUS', reason, evidence: EVIDENCE };
const appealed: Step = ['D1', 'fileAppeal', EXCLUSION];
const enforcement = { summonses: [1, 2], startsAt: inDays(1), plan: '联合检查' };

/** Each command on a whistle, where it is in place. */
export const WHISTLE_PLAYED: Readonly<Record<string, CommandPlayed>> = {
  raiseWhistle: {
    made: async (_, who) => blowing(who.startsWith('C') && who !== 'Ce' ? 'COMMUNITY' : 'STREET'),
  },
  confirmInitiative: {
    made: async (play) => ({ whistleId: await play.blown('started') }),
  },
  approveWhistle: onGated({}),
  returnWhistle: onGated({ reason }),
  resubmitWhistle: onGated(Object.assign({ note: '已补充' }, CALL), [
    'S1',
    'returnWhistle',
    { reason },
  ]),
  dispatchWhistle: onGated(CALL, ['S1', 'approveWhistle']),
  acknowledgeSummons: on({ person: '王工' }),
  contactStreet: on({ person: '王工' }),
  arriveOnSite: on(ARRIVAL),
  recordProgress: on({ note: '正在处理' }),
  reportResolution: on(REPORT),
  declineSummons: on({ reason, legalBasis }),
  requestExtension: on(extension, acknowledged),
  confirmArrival: on({}, arrived),
  disputeArrival: on({ reason }, arrived),
  confirmResolution: on({}, reported),
  sendBackResolution: on({ reason }, reported),
  rateDepartment: on(SCORES, reported, confirmed),
  upholdDecline: on({ reason, replacement: 'dept-6' }, declined),
  overruleDecline: on({ reason }, declined),
  grantExtension: on({}, asked),
  refuseExtension: on({ reason }, asked),
  pauseClock: on({ reason }),
  requestPause: on({ reason, until: inDays(1) }),
  refusePause: on({ reason }, ['D1', 'requestPause', { reason, until: inDays(1) }]),
  answerSupervision: on({ plan: '今日到场', doneBy: inDays(1) }, [
    'S1',
    'superviseSummons',
    { step: 'REMINDER', reason },
  ]),
  resumeClock: on({}, ['S1', 'pauseClock', { reason }]),
  superviseSummons: on({ step: 'REMINDER', reason }),
  summonDepartment: onWhistle({ department: 'dept-6', role: 'ASSIST' }),
  replaceDepartment: on({ replacement: 'dept-6', reason }),
  withdrawDepartment: on({ summons: 2, reason }),
  callJointEnforcement: onWhistle(enforcement),
  concludeJointEnforcement: {
    made: async (play) => {
      const whistleId = await play.sounded();
      await play.act('S1', 'callJointEnforcement', Object.assign({ whistleId }, enforcement));
      return { whistleId, enforcement: 1, findings: '属实', measures: '清理' };
    },
  },
  closeWhistle: {
    made: async (play) => {
      const whistleId = await play.after(
        reported,
        confirmed,
        ['S1', 'rateDepartment', SCORES],
        ['S1', 'withdrawDepartment', { summons: 2, reason }],
      );
      return { whistleId, summary: '已办结' };
    },
  },
  revealContact: onWhistle({ reason }),
  withdrawWhistle: onWhistle({ reason }),
  mergeWhistle: {
    made: async (play) => ({
      whistleId: await play.sounded(),
      into: await play.sounded(),
      reason,
    }),
  },
  reopenWhistle: onClosed({ reason }),
  recordResidentSatisfaction: onClosed({ satisfaction: 5, channel: 'CALLBACK' }),
  fileAppeal: on(EXCLUSION),
  withdrawAppeal: Object.assign({ owner: 'D1' as const }, on({ appeal: 1 }, appealed)),
  decideAppeal: on({ appeal: 1, outcome: 'UPHELD', reason }, appealed),
};
