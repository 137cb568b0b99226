import type { HandlingRejection, Rejection } from '#event-sourcing';
import {
  type AnyRejection,
  CommandIdReusedRejection,
  InvalidReferenceRejection,
  REJECTION_TYPES,
  NotYoursRejection,
  type RejectionClass,
  rejectionOf,
  RevisionConflictRejection,
} from '#graphql';

/** What people read for each code, and as what the client gets it. */
export type Messages<Code extends string> = Record<Code, readonly [RejectionClass, string]>;

export const REJECTIONS = REJECTION_TYPES;

export const HANDLING_MESSAGES: Messages<HandlingRejection> = {
  REVISION_CONFLICT: [RevisionConflictRejection, '他人已先修改，请刷新后重试'],
  COMMAND_ID_REUSED: [CommandIdReusedRejection, '该 commandId 已用于另一内容'],
  TEXT_UNUSABLE: [InvalidReferenceRejection, '含有无法使用的字符'],
};

/** A refusal as the client gets it. */
export function rejectionAnswer<Code extends string>(
  messages: Messages<Code>,
  { rejected: code, details }: Rejection<Code>,
): AnyRejection {
  const [type, message] = messages[code];
  const { expected, actual, organisation } = details;
  if (type === RevisionConflictRejection) {
    const revisions = { expected: Number(expected), actual: Number(actual) };
    return rejectionOf(RevisionConflictRejection, { code, message, ...revisions });
  }
  if (type !== NotYoursRejection) return rejectionOf(type, { code, message });
  const owner = organisation === undefined ? {} : { organisation: String(organisation) };
  return rejectionOf(NotYoursRejection, { code, message, ...owner });
}
