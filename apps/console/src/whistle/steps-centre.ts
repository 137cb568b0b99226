import { ask } from '../api/client';
import {
  ApproveWhistle,
  DispatchWhistle,
  GrantExtension,
  MergeWhistle,
  OverruleDecline,
  PauseClock,
  RefuseExtension,
  RefusePause,
  ReplaceDepartment,
  ResumeClock,
  ReturnWhistle,
  SummonDepartment,
  SuperviseSummons,
  UpholdDecline,
  WithdrawDepartment,
} from '../api/generated';
import { t } from '../app/text';
import { Callees, MergeTarget, Newcomer, Successor } from '../centre/department-fields';
import { AskedPause, Declined, GrantedLength, Rung } from '../centre/asked-fields';
import type { Field } from './step-fields';
import type { Step } from './steps';

const reason: Field = { name: 'reason', kind: 'area', label: t('理由'), most: 500 };
const callees: Field = { name: 'lead', kind: 'block', label: t('召集'), Block: Callees };
const successor: Field = {
  name: 'replacement',
  kind: 'block',
  label: t('接手部门'),
  Block: Successor,
};
const declined: Field = { name: 'note', kind: 'block', label: t('退哨'), Block: Declined };
const askedPause: Field = { name: 'note', kind: 'block', label: t('挂账'), Block: AskedPause };

/** 审哨、派单 */
const GATES = {
  approveWhistle: {
    label: t('审哨通过'),
    done: t('已审哨通过'),
    fields: [{ name: 'note', kind: 'area', label: t('意见'), most: 500, optional: true }],
    send: async ({ whistleId, commandId }, { note }) =>
      (await ask(ApproveWhistle, { input: { whistleId, commandId, comment: note || null } }))
        .result,
  },
  dispatchWhistle: {
    label: t('派单'),
    done: t('已派单'),
    fields: [callees],
    send: async ({ whistleId, commandId }, { lead = '', assisting = [], informed = [] }) =>
      (await ask(DispatchWhistle, { input: { whistleId, commandId, lead, assisting, informed } }))
        .result,
  },
  returnWhistle: {
    label: t('退回补正'),
    done: t('已退回补正'),
    against: true,
    fields: [reason],
    send: async ({ whistleId, commandId }, { reason = '' }) =>
      (await ask(ReturnWhistle, { input: { whistleId, commandId, reason } })).result,
  },
} as const satisfies Readonly<Record<string, Step>>;

/** 裁定、延期、挂账: answers to what a department has asked for. */
const ANSWERS = {
  upholdDecline: {
    label: t('退哨成立'),
    done: t('已裁定退哨成立'),
    fields: [declined, Object.assign({}, reason, { label: t('裁定理由') }), successor],
    send: async (on, { reason = '', replacement }) => {
      const input = Object.assign({ reason, replacement: replacement ?? null }, on);
      return (await ask(UpholdDecline, { input })).result;
    },
  },
  overruleDecline: {
    label: t('退哨不成立'),
    done: t('已裁定退哨不成立'),
    against: true,
    fields: [declined, Object.assign({}, reason, { label: t('裁定理由') })],
    send: async (on, { reason = '' }) =>
      (await ask(OverruleDecline, { input: Object.assign({ reason }, on) })).result,
  },
  grantExtension: {
    label: t('同意延期'),
    done: t('已同意延期'),
    fields: [{ name: 'extension', kind: 'block', label: t('准予'), Block: GrantedLength }],
    send: async (on, { extension }) =>
      (await ask(GrantExtension, { input: Object.assign({ extension: extension ?? null }, on) }))
        .result,
  },
  refuseExtension: {
    label: t('不同意延期'),
    done: t('已答复不同意延期'),
    against: true,
    fields: [reason],
    send: async (on, { reason = '' }) =>
      (await ask(RefuseExtension, { input: Object.assign({ reason }, on) })).result,
  },
  pauseClock: {
    label: t('挂账'),
    done: t('已挂账，停止计时'),
    rare: true,
    fields: [askedPause, reason],
    send: async (on, { reason = '' }) =>
      (await ask(PauseClock, { input: Object.assign({ reason }, on) })).result,
  },
  refusePause: {
    label: t('不同意挂账'),
    done: t('已答复不同意挂账'),
    against: true,
    fields: [askedPause, reason],
    send: async (on, { reason = '' }) =>
      (await ask(RefusePause, { input: Object.assign({ reason }, on) })).result,
  },
} as const satisfies Readonly<Record<string, Step>>;

/** 督办、挂账、改派 */
const STEERING = {
  superviseSummons: {
    label: t('督办'),
    done: t('已督办'),
    fields: [
      { name: 'supervision', kind: 'block', label: t('方式'), Block: Rung },
      Object.assign({}, reason, { label: t('督办内容') }),
    ],
    send: async (on, { reason = '', supervision: step = 'REMINDER' }) =>
      (await ask(SuperviseSummons, { input: Object.assign({ reason, step }, on) })).result,
  },
  resumeClock: {
    label: t('恢复计时'),
    done: t('已恢复计时'),
    fields: [],
    send: async (on) => (await ask(ResumeClock, { input: on })).result,
  },
  replaceDepartment: {
    label: t('改派'),
    done: t('已改派'),
    rare: true,
    fields: [reason, successor],
    send: async (on, { reason = '', replacement = '' }) =>
      (await ask(ReplaceDepartment, { input: Object.assign({ reason, replacement }, on) })).result,
  },
  withdrawDepartment: {
    label: t('撤出部门'),
    done: t('已撤出部门'),
    rare: true,
    against: true,
    fields: [reason],
    send: async (on, { reason = '' }) =>
      (await ask(WithdrawDepartment, { input: Object.assign({ reason }, on) })).result,
  },
  summonDepartment: {
    label: t('增派部门'),
    done: t('已增派部门'),
    rare: true,
    fields: [{ name: 'department', kind: 'block', label: t('部门'), Block: Newcomer }],
    send: async ({ whistleId, commandId }, { department = '', role = 'ASSIST' }) =>
      (await ask(SummonDepartment, { input: { whistleId, commandId, department, role } })).result,
  },
  mergeWhistle: {
    label: t('并哨'),
    done: t('已并哨'),
    rare: true,
    against: true,
    fields: [{ name: 'into', kind: 'block', label: t('并入'), Block: MergeTarget }, reason],
    send: async ({ whistleId, commandId }, { into = '', reason = '' }) =>
      (await ask(MergeWhistle, { input: { whistleId, commandId, into, reason } })).result,
  },
} as const satisfies Readonly<Record<string, Step>>;

/** Steps of the command centre; of some of them, a street’s as well. */
export const CENTRE: Readonly<Record<string, Step>> = Object.assign({}, GATES, ANSWERS, STEERING);
