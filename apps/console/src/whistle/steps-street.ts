import { ask } from '../api/client';
import {
  CallJointEnforcement,
  ConcludeJointEnforcement,
  ConfirmInitiative,
  RecordResidentSatisfaction,
  ReopenWhistle,
  ResubmitWhistle,
  WithdrawWhistle,
} from '../api/generated';
import { t } from '../app/text';
import { instantOf } from '../time';
import type { Field } from './step-fields';
import type { Step } from './steps';
import { Concluded, Enforced, NewLead, Resubmitted } from './street-fields';

const reason: Field = { name: 'reason', kind: 'area', label: t('理由'), most: 500 };

/** Before it sounds. */
const BEFORE = {
  confirmInitiative: {
    label: t('确认发起'),
    done: t('已确认发起'),
    fields: [],
    send: async ({ whistleId, commandId }) =>
      (await ask(ConfirmInitiative, { input: { whistleId, commandId } })).result,
  },
  resubmitWhistle: {
    label: t('补正后再报'),
    done: t('已补正，重新报审'),
    fields: [
      { name: 'lead', kind: 'block', label: t('召集'), Block: Resubmitted },
      { name: 'note', kind: 'area', label: t('补正说明'), most: 2_000 },
    ],
    send: async (on, { lead = '', assisting = [], informed = [], note = '' }) => {
      const { whistleId, commandId } = on;
      const input = { whistleId, commandId, lead, assisting, informed, note };
      return (await ask(ResubmitWhistle, { input })).result;
    },
  },
} as const satisfies Readonly<Record<string, Step>>;

/** 联合执法 */
const ENFORCEMENT = {
  callJointEnforcement: {
    label: t('召集联合执法'),
    done: t('已召集联合执法'),
    rare: true,
    fields: [
      { name: 'summonses', kind: 'block', label: t('参加的部门'), Block: Enforced },
      { name: 'plan', kind: 'area', label: t('方案'), most: 2_000 },
    ],
    send: async ({ whistleId, commandId }, { summonses = [], startsAt = '', plan = '' }) => {
      const input = { whistleId, commandId, summonses, plan, startsAt: instantOf(startsAt) };
      return (await ask(CallJointEnforcement, { input })).result;
    },
  },
  concludeJointEnforcement: {
    label: t('联合执法办结'),
    done: t('已记录联合执法的结果'),
    fields: [
      { name: 'enforcement', kind: 'block', label: t('联合执法'), Block: Concluded },
      { name: 'findings', kind: 'area', label: t('发现的问题'), most: 2_000 },
      { name: 'measures', kind: 'area', label: t('采取的措施'), most: 2_000 },
    ],
    send: async ({ whistleId, commandId }, values) => {
      const { enforcement = 0, attended = [], findings = '', measures = '' } = values;
      const input = { whistleId, commandId, enforcement, attended, findings, measures };
      return (await ask(ConcludeJointEnforcement, { input })).result;
    },
  },
} as const satisfies Readonly<Record<string, Step>>;

/** Ends, and after. */
const AFTER = {
  recordResidentSatisfaction: {
    label: t('登记居民回访'),
    done: t('已登记居民回访'),
    fields: [
      { name: 'channel', kind: 'channel', label: t('回访方式') },
      { name: 'satisfaction', kind: 'rating', label: t('居民满意度') },
      { name: 'note', kind: 'area', label: t('居民意见'), most: 500, optional: true },
    ],
    send: async (on, { channel = 'CALLBACK', satisfaction = 0, note }) => {
      const { whistleId, commandId } = on;
      const input = { whistleId, commandId, channel, satisfaction, comment: note || null };
      return (await ask(RecordResidentSatisfaction, { input })).result;
    },
  },
  reopenWhistle: {
    label: t('重新打开'),
    done: t('已重新打开，主办部门重新召集'),
    against: true,
    rare: true,
    fields: [{ name: 'lead', kind: 'block', label: t('主办'), Block: NewLead }, reason],
    send: async ({ whistleId, commandId }, { lead, reason = '' }) =>
      (await ask(ReopenWhistle, { input: { whistleId, commandId, reason, lead: lead ?? null } }))
        .result,
  },
  withdrawWhistle: {
    label: t('撤哨'),
    done: t('已撤哨'),
    against: true,
    rare: true,
    fields: [reason],
    send: async ({ whistleId, commandId }, { reason = '' }) =>
      (await ask(WithdrawWhistle, { input: { whistleId, commandId, reason } })).result,
  },
} as const satisfies Readonly<Record<string, Step>>;

/** The rest of a street’s day: before a whistle sounds, and after it has ended. */
export const STREET: Readonly<Record<string, Step>> = Object.assign({}, BEFORE, ENFORCEMENT, AFTER);
