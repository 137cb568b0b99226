import { ask } from '../api/client';
import {
  CloseWhistle,
  ConfirmArrival,
  ConfirmResolution,
  DisputeArrival,
  RateDepartment,
  SendBackResolution,
} from '../api/generated';
import type { Outcome } from './outcome';
import { RESPONSE } from './response-steps';
import { type Field, referencesOf, type Values } from './step-fields';
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
  /** @param title of the whistle: where a step is kept, one sees what it was about */
  readonly send: (on: On, values: Values, title: string) => Promise<Outcome>;
}

const photographs: Field = { name: 'evidence', kind: 'evidence', label: t('照片'), optional: true };
const reason: Field = { name: 'reason', kind: 'area', label: t('理由'), most: 500 };

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
