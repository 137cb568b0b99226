import { reject, type Rejection } from '#event-sourcing';
import type { WhistleRejection } from '#whistle';
import type { StepName } from './step-names.js';

/** Refusals that come from the import and not from the whistle. */
export type ImportRejection =
  'UNIT_MISSING' | 'STREET_MISSING' | 'SCORE_INVALID' | 'VALUE_INVALID' | 'UNIT_NOT_SUMMONED';

/** Why a row was refused, and by which of its steps; none: by the blow of the whistle. */
export interface RowRejection extends Rejection<WhistleRejection | ImportRejection> {
  readonly step?: StepName;
}

/** A value of the row that is not what its place in the mapping asks for. */
export const invalidValue = (
  field: string,
  value: string,
  expected: string,
): Rejection<ImportRejection> => reject('VALUE_INVALID', { field, value, expected });

export const isInvalid = <T extends object>(
  value: T | Rejection<ImportRejection> | undefined,
): value is Rejection<ImportRejection> => value !== undefined && 'rejected' in value;
