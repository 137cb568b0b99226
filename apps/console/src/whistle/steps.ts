import { ask } from '../api/client';
import {
  AcknowledgeSummons,
  ArriveOnSite,
  CloseWhistle,
  ConfirmArrival,
  ConfirmResolution,
  ContactStreet,
  DeclineSummons,
  DisputeArrival,
  RateDepartment,
  RecordProgress,
  ReportResolution,
  RequestExtension,
  SendBackResolution,
} from '../api/generated';
import type { Outcome } from './outcome';
import type { Field, Values } from './step-fields';
import { CENTRE } from './steps-centre';
import { STREET } from './steps-street';
import { t } from '../app/text';

/** What a step is about. */
export interface On {
  readonly whistleId: string;
  readonly summons: number;
  readonly commandId: string;
}

export interface Step {
  /** On its button. */
  readonly label: string;
  /** What is said once it is written. */
  readonly done: string;
  readonly fields: readonly Field[];
  /** It speaks against somebody: never the first to be offered. */
  readonly against?: boolean;
  /** Seldom taken: offered behind the others. */
  readonly rare?: boolean;
  readonly send: (on: On, values: Values) => Promise<Outcome>;
}

const person: Field = { name: 'person', kind: 'person', label: t('经办人') };
const photographs: Field = { name: 'evidence', kind: 'evidence', label: t('照片'), optional: true };
const referencesOf = ({ evidence = [] }: Values) =>
  evidence.map(({ reference }) => ({ reference }));
const reason: Field = { name: 'reason', kind: 'area', label: t('理由'), most: 500 };

/** What a department does with its summons. */
const RESPONSE = {
  acknowledgeSummons: {
    label: t('签收'),
    done: t('已签收'),
    fields: [person],
    send: async (on, { person = '' }) =>
      (await ask(AcknowledgeSummons, { input: Object.assign({ person }, on) })).result,
  },
  contactStreet: {
    label: t('联系街道'),
    done: t('已记录联系'),
    fields: [
      person,
      { name: 'note', kind: 'area', label: t('联系情况'), most: 500, optional: true },
    ],
    send: async (on, { person = '', note }) =>
      (await ask(ContactStreet, { input: Object.assign({ person, note: note || null }, on) }))
        .result,
  },
  arriveOnSite: {
    label: t('报到'),
    done: t('已报到，等街道确认到场'),
    fields: [
      photographs,
      { name: 'location', kind: 'location', label: t('现场位置'), optional: true },
      person,
    ],
    send: async (on, values) => {
      const { person = '', location = null } = values;
      const deviceAt = new Date().toISOString();
      const input = { person, location, deviceAt, evidence: referencesOf(values) };
      return (await ask(ArriveOnSite, { input: Object.assign(input, on) })).result;
    },
  },
  recordProgress: {
    label: t('记进展'),
    done: t('已记录进展'),
    fields: [{ name: 'note', kind: 'area', label: t('进展'), most: 2_000 }, photographs],
    send: async (on, values) => {
      const input = { note: values.note ?? '', evidence: referencesOf(values) };
      return (await ask(RecordProgress, { input: Object.assign(input, on) })).result;
    },
  },
  reportResolution: {
    label: t('反馈办结'),
    done: t('已反馈，等街道核实'),
    fields: [{ name: 'summary', kind: 'area', label: t('处置情况'), most: 2_000 }, photographs],
    send: async (on, values) => {
      const input = { summary: values.summary ?? '', evidence: referencesOf(values) };
      return (await ask(ReportResolution, { input: Object.assign(input, on) })).result;
    },
  },
  requestExtension: {
    label: t('申请延期'),
    done: t('已申请延期'),
    fields: [{ name: 'extension', kind: 'limit', label: t('延长') }, reason],
    send: async (on, { extension = { value: 1, unit: '工作日' }, reason = '' }) =>
      (await ask(RequestExtension, { input: Object.assign({ extension, reason }, on) })).result,
  },
  declineSummons: {
    label: t('退哨'),
    done: t('已退哨，等区里裁定'),
    against: true,
    fields: [
      reason,
      {
        name: 'legalBasis',
        kind: 'area',
        label: t('依据（法规、三定方案或权责清单）'),
        most: 1_000,
      },
    ],
    send: async (on, { reason = '', legalBasis = '' }) =>
      (await ask(DeclineSummons, { input: Object.assign({ reason, legalBasis }, on) })).result,
  },
} as const satisfies Readonly<Record<string, Step>>;

/** What a street answers. */
const VERIFICATION = {
  confirmArrival: {
    label: t('确认到场'),
    done: t('已确认到场'),
    fields: [],
    send: async (on) => (await ask(ConfirmArrival, { input: on })).result,
  },
  confirmResolution: {
    label: t('核实办结'),
    done: t('已核实办结'),
    fields: [],
    send: async (on) => (await ask(ConfirmResolution, { input: on })).result,
  },
  rateDepartment: {
    label: t('评哨'),
    done: t('已评哨'),
    fields: [
      { name: 'satisfaction', kind: 'rating', label: t('满意度') },
      { name: 'responseSpeed', kind: 'rating', label: t('响应速度') },
      { name: 'cooperation', kind: 'rating', label: t('配合力度') },
      { name: 'implementation', kind: 'rating', label: t('落实程度') },
      { name: 'note', kind: 'area', label: t('评语'), most: 500, optional: true },
    ],
    send: async (on, values) => {
      const { satisfaction = 0, responseSpeed = 0, cooperation = 0, implementation = 0 } = values;
      const points = { satisfaction, responseSpeed, cooperation, implementation };
      const input = Object.assign(points, { comment: values.note || null }, on);
      return (await ask(RateDepartment, { input })).result;
    },
  },
  disputeArrival: {
    label: t('提出到场异议'),
    done: t('已提出到场异议'),
    against: true,
    fields: [reason, photographs],
    send: async (on, values) => {
      const input = { reason: values.reason ?? '', evidence: referencesOf(values) };
      return (await ask(DisputeArrival, { input: Object.assign(input, on) })).result;
    },
  },
  sendBackResolution: {
    label: t('退回重办'),
    done: t('已退回重办'),
    against: true,
    fields: [reason, photographs],
    send: async (on, values) => {
      const input = { reason: values.reason ?? '', evidence: referencesOf(values) };
      return (await ask(SendBackResolution, { input: Object.assign(input, on) })).result;
    },
  },
} as const satisfies Readonly<Record<string, Step>>;

const ENDING = {
  closeWhistle: {
    label: t('结哨'),
    done: t('已结哨'),
    fields: [{ name: 'summary', kind: 'area', label: t('结语'), most: 2_000 }],
    send: async ({ whistleId, commandId }, { summary = '' }) =>
      (await ask(CloseWhistle, { input: { whistleId, commandId, summary } })).result,
  },
} as const satisfies Readonly<Record<string, Step>>;

/** Steps by the name that the service has for them, in the order in which they are offered. */
export const STEPS: ReadonlyMap<string, Step> = new Map<string, Step>(
  [RESPONSE, VERIFICATION, ENDING, STREET, CENTRE].flatMap((phase) => Object.entries(phase)),
);
