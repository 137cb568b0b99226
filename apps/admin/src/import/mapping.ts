import type { Limit } from '#calendar';
import type { ClockName } from '#whistle';
import type { CsvOptions } from '../tables/csv-options.js';

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

export type StepName =
  | 'assign'
  | 'acknowledge'
  | 'arrive'
  | 'confirm-arrival'
  | 'dispute-arrival'
  | 'report'
  | 'confirm'
  | 'send-back'
  | 'rate'
  | 'pause'
  | 'resume'
  | 'close'
  | 'withdraw'
  | 'reopen'
  | 'ignore';

export interface StepWithValues {
  readonly step: StepName;
  readonly reason?: Value;
  readonly unlessDone?: boolean;
  readonly score?: Value;
  readonly responseSpeed?: Value;
  readonly cooperation?: Value;
  readonly implementation?: Value;
}

export interface StepRule {
  readonly when: Readonly<Record<string, Names>>;
  readonly then: readonly (StepName | StepWithValues)[];
}

export interface KindOfSource {
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
}

export interface Mapping {
  readonly source: string;
  readonly ignoreCase?: boolean;
  readonly csv?: CsvOptions;
  readonly columns: {
    readonly case: Names;
    readonly time: string | TimeColumn;
    readonly unit: string | Lookup;
    readonly activity: Names;
    readonly person?: string | Lookup;
  };
  readonly whistle: WhistleFields<Value>;
  readonly kinds: readonly KindOfSource[];
  readonly steps: readonly StepRule[];
}

export const listOf = (names: Names): readonly string[] =>
  typeof names === 'string' ? [names] : names;
