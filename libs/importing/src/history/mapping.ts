import type { Limit } from '#calendar';
import type { OrganisationDetails } from '#directory';
import type { ClockName, KindPolicy } from '#whistle';
import type { CsvOptions } from '../tables/read-table.js';

/** The steps that a row can mean, and what people call them. */
export const STEP_WORDS = {
  assign: '派哨',
  summon: '增派',
  acknowledge: '签收',
  contact: '联系',
  arrive: '报到',
  'confirm-arrival': '到场确认',
  'dispute-arrival': '到场异议',
  progress: '进展',
  report: '反馈',
  confirm: '核实办结',
  'send-back': '退回重办',
  rate: '评哨',
  pause: '挂账',
  resume: '恢复计时',
  decline: '退哨',
  'uphold-decline': '裁定退哨成立',
  'overrule-decline': '裁定退哨不成立',
  'request-extension': '申请延期',
  'grant-extension': '同意延期',
  'refuse-extension': '不同意延期',
  supervise: '督办',
  close: '结哨',
  satisfaction: '居民回访',
  withdraw: '撤哨',
  reopen: '重新打开',
  ignore: '略过',
} as const;
export type StepName = keyof typeof STEP_WORDS;

/** As messages name it: `arrive（报到）`. */
export const shownStep = (name: StepName): string => `${name}（${STEP_WORDS[name]}）`;

/** Steps one of which must come before; the rules of the whistle ask for it. */
export const STEP_NEEDS: Readonly<Partial<Record<StepName, readonly StepName[]>>> = {
  'confirm-arrival': ['arrive'],
  'dispute-arrival': ['arrive'],
  confirm: ['report'],
  'send-back': ['report'],
  rate: ['confirm', 'close'],
  'uphold-decline': ['decline'],
  'overrule-decline': ['decline'],
  'grant-extension': ['request-extension'],
  'refuse-extension': ['request-extension'],
  close: ['confirm'],
  satisfaction: ['close'],
};

/** Shapes of a mapping file; `schema/imports/mapping.schema.json` says what each part means. */
export type Names = string | readonly string[];

export interface Lookup {
  readonly from: Names;
  readonly map?: Readonly<Record<string, string>>;
  readonly otherwise?: string;
  readonly default?: string;
}

/** A template, or a look-up. */
export type Value = string | Lookup;

export interface TimeColumn {
  readonly column: Names;
  readonly format?: Names;
  readonly zone?: string;
}
/** A column, or how to read it. */
export type Time = string | TimeColumn;

interface RowTime extends TimeColumn {
  /** How rows of one instant stand in the file; found out where absent. */
  readonly order?: 'oldest-first' | 'newest-first';
}

/** What a step takes from its row, each by a template or a look-up. */
export const STEP_VALUES = [
  'reason',
  'score',
  'responseSpeed',
  'cooperation',
  'implementation',
  'evidence',
  'legalBasis',
  'extension',
  'unit',
  'role',
  'level',
  'channel',
] as const;
export type StepValue = (typeof STEP_VALUES)[number];

export interface StepWithValues extends Readonly<Partial<Record<StepValue, Value>>> {
  readonly step: StepName;
  /** Only where these hold too. */
  readonly when?: StepRule['when'];
  readonly unlessDone?: boolean;
  /** On whose summons: the lead's where absent. */
  readonly whose?: 'lead' | 'unit' | 'all';
  /** When, if not when the step before it in the row, or the row itself. */
  readonly at?: Time;
}

export interface StepRule {
  readonly when: Readonly<Record<string, Names>>;
  readonly then: readonly (StepName | StepWithValues)[];
}

interface KindOfSource extends Pick<KindPolicy, 'extension' | 'decline'> {
  readonly id: string;
  readonly name: string;
  readonly limits: Readonly<Partial<Record<ClockName, Limit>>>;
  readonly overall?: Limit;
}

/** The fields of a whistle that the mapping fills. */
export interface WhistleFields<T> {
  readonly title: T;
  readonly kind: T;
  readonly street: T;
  readonly description?: T;
  readonly level?: T;
  readonly category?: T;
  readonly regionCode?: T;
  readonly address?: T;
  readonly channel?: T;
  readonly longitude?: T;
  readonly latitude?: T;
  readonly assisting?: T;
  readonly informed?: T;
  readonly contactName?: T;
  readonly contactPhone?: T;
}

/** An organisation by the names that the table has for it. */
export interface NamedOrganisation extends Partial<OrganisationDetails> {
  readonly id: string;
  readonly names: readonly string[];
}

export interface Mapping {
  readonly source: string;
  readonly ignoreCase?: boolean;
  readonly csv?: CsvOptions;
  readonly organisations?: readonly NamedOrganisation[];
  readonly columns: {
    readonly case: Names;
    readonly time: string | RowTime;
    readonly unit: string | Lookup;
    readonly activity: Names;
    readonly person?: string | Lookup;
  };
  readonly whistle: WhistleFields<Value> & { readonly at?: Time };
  readonly kinds: readonly KindOfSource[];
  readonly steps: readonly StepRule[];
}

export const listOf = (names: Names): readonly string[] =>
  typeof names === 'string' ? [names] : names;

/** Where a time is, written either way. */
export const timeColumnOf = (time: Time): TimeColumn =>
  typeof time === 'string' ? { column: time } : time;

/** A step of a rule, written either way. */
export const stepOf = (step: StepName | StepWithValues): StepWithValues =>
  typeof step === 'string' ? { step } : step;
