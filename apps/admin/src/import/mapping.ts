import type { Limit } from '#calendar';
import type { OrganisationDetails } from '#directory';
import type { ClockName, KindPolicy } from '#whistle';
import type { CsvOptions } from '../tables/csv-options.js';
import type { StepName } from './step-names.js';

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

export interface RowTime extends TimeColumn {
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

export interface KindOfSource extends Pick<KindPolicy, 'extension' | 'decline'> {
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
