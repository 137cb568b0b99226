import { ask } from '../api/client';
import {
  AnswerSupervision,
  DeclineSummons,
  RequestExtension,
  RequestPause,
} from '../api/generated';
import { serverNow } from '../api/server-clock';
import { t } from '../app/text';
import { take } from '../offline/deliver';
import type { Prepared } from '../offline/operations';
import { instantOf } from '../time';
import type { Outcome } from './outcome';
import { Precedents } from './precedents';
import { type Field, referencesOf, type Values } from './step-fields';
import type { Step } from './steps';

const person: Field = { name: 'person', kind: 'person', label: t('经办人') };
/** They are kept with the step where there is no network, and sent before it. */
const photographs: Field = { name: 'evidence', kind: 'kept', label: t('照片'), optional: true };
const evidence: Field = { name: 'evidence', kind: 'evidence', label: t('佐证'), optional: true };
const precedents: Field = {
  name: 'note',
  kind: 'block',
  label: t('退哨先例'),
  Block: Precedents,
};
const reason: Field = { name: 'reason', kind: 'area', label: t('理由'), most: 500 };

interface Doing {
  readonly what: string;
  readonly title: string;
  readonly values: Values;
}

/** Kept before it is sent: on site there may be no network. */
const keepAndSend = ({ what, title, values }: Doing, prepared: Prepared): Promise<Outcome> =>
  take({
    what,
    about: title,
    prepared,
    pieces: values.evidence ?? [],
    commandId: prepared.input.commandId ?? '',
  });

/** What a department does on site: done also without network. */
const ON_SITE = {
  acknowledgeSummons: {
    label: t('签收'),
    done: t('已签收'),
    fields: [person],
    send: (on, values, title) => {
      const input = Object.assign({ person: values.person ?? '' }, on);
      const prepared = { operation: 'acknowledgeSummons', input } as const;
      return keepAndSend({ what: t('签收'), title, values }, prepared);
    },
  },
  contactStreet: {
    label: t('联系街道'),
    done: t('已记录联系'),
    fields: [
      person,
      { name: 'note', kind: 'area', label: t('联系情况'), most: 500, optional: true },
    ],
    send: (on, values, title) => {
      const said = { person: values.person ?? '', note: values.note || null };
      const prepared = { operation: 'contactStreet', input: Object.assign(said, on) } as const;
      return keepAndSend({ what: t('联系街道'), title, values }, prepared);
    },
  },
  arriveOnSite: {
    label: t('报到'),
    done: t('已报到，等街道确认到场'),
    fields: [
      photographs,
      { name: 'location', kind: 'location', label: t('现场位置'), optional: true },
      person,
    ],
    send: (on, values, title) => {
      const { person = '', location = null } = values;
      // The device’s time, put right by what the server’s last answer told of it.
      const deviceAt = new Date(serverNow()).toISOString();
      const said = { person, location, deviceAt, evidence: referencesOf(values) };
      const prepared = { operation: 'arriveOnSite', input: Object.assign(said, on) } as const;
      return keepAndSend({ what: t('报到'), title, values }, prepared);
    },
  },
  recordProgress: {
    label: t('记进展'),
    done: t('已记录进展'),
    fields: [{ name: 'note', kind: 'area', label: t('进展'), most: 2_000 }, photographs],
    send: (on, values, title) => {
      const said = { note: values.note ?? '', evidence: referencesOf(values) };
      const prepared = { operation: 'recordProgress', input: Object.assign(said, on) } as const;
      return keepAndSend({ what: t('记进展'), title, values }, prepared);
    },
  },
  reportResolution: {
    label: t('反馈办结'),
    done: t('已反馈，等街道核实'),
    fields: [{ name: 'summary', kind: 'area', label: t('处置情况'), most: 2_000 }, photographs],
    send: (on, values, title) => {
      const said = { summary: values.summary ?? '', evidence: referencesOf(values) };
      const prepared = { operation: 'reportResolution', input: Object.assign(said, on) } as const;
      return keepAndSend({ what: t('反馈办结'), title, values }, prepared);
    },
  },
} as const satisfies Readonly<Record<string, Step>>;

/** What it asks for or objects to, from its desk. */
const ASKING = {
  answerSupervision: {
    label: t('答复督办'),
    done: t('已答复督办'),
    fields: [
      { name: 'plan', kind: 'area', label: t('将如何办'), most: 500 },
      { name: 'doneBy', kind: 'moment', label: t('何时办到') },
    ],
    send: async (on, { plan = '', doneBy = '' }) => {
      const input = Object.assign({ plan, doneBy: instantOf(doneBy) }, on);
      return (await ask(AnswerSupervision, { input })).result;
    },
  },
  requestExtension: {
    label: t('申请延期'),
    done: t('已申请延期'),
    fields: [{ name: 'extension', kind: 'limit', label: t('延长') }, reason],
    send: async (on, { extension = { value: 1, unit: '工作日' }, reason = '' }) =>
      (await ask(RequestExtension, { input: Object.assign({ extension, reason }, on) })).result,
  },
  requestPause: {
    label: t('申请挂账'),
    done: t('已申请挂账，批准之前计时照走'),
    fields: [{ name: 'until', kind: 'moment', label: t('挂账到何时') }, reason],
    send: async (on, { until = '', reason = '' }) => {
      const input = Object.assign({ until: instantOf(until), reason }, on);
      return (await ask(RequestPause, { input })).result;
    },
  },
  declineSummons: {
    label: t('退哨'),
    done: t('已退哨，等区里裁定'),
    against: true,
    fields: [
      precedents,
      reason,
      {
        name: 'legalBasis',
        kind: 'area',
        label: t('依据（法规、三定方案或权责清单）'),
        most: 1_000,
      },
      evidence,
    ],
    send: async (on, values) => {
      const { reason = '', legalBasis = '' } = values;
      const said = { reason, legalBasis, evidence: referencesOf(values) };
      return (await ask(DeclineSummons, { input: Object.assign(said, on) })).result;
    },
  },
} as const satisfies Readonly<Record<string, Step>>;

/** 部门办理: steps of a department, in the order in which they are offered. */
export const RESPONSE = Object.assign({}, ON_SITE, ASKING);
