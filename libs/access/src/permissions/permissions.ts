import { FIELDS, type GuardedField } from './fields.js';
import { WHOLE_DISTRICT } from './rows.js';
import { CALLS, COMMANDS, FEEDS, QUESTIONS } from './operations.js';
import { ANONYMOUS, isGranted, type OperationRight, type Relation, relationsOf } from './right.js';

/** Every operation and call that has a right: the table that the guard reads. */
export const OPERATIONS: ReadonlyMap<string, OperationRight> = new Map(
  [COMMANDS, QUESTIONS, FEEDS, CALLS].flatMap((part): [string, OperationRight][] =>
    Object.entries(part),
  ),
);

/** Whether the role may call the operation at all; false for one that is not in the table. */
export function mayCall(operation: string, role: string): boolean {
  const right = OPERATIONS.get(operation) ?? {};
  return right === ANONYMOUS || relationsOf(right, role).length > 0;
}

/** 区级: whether the role reads the whole district. */
export const readsDistrict = (role: string): boolean => isGranted(WHOLE_DISTRICT, role, []);

/** Whether the role may see the field, given the relations that hold between the caller and the matter. */
export const maySeeField = (
  field: GuardedField,
  role: string,
  holding: readonly Relation[],
): boolean => isGranted(FIELDS[field], role, holding);
