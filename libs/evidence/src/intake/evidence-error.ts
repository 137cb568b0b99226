import { GraphQLError } from 'graphql';

const STATUS = {
  EVIDENCE_DIGEST_INVALID: 400,
  EVIDENCE_DIGEST_MISMATCH: 400,
  EVIDENCE_EMPTY: 400,
  EVIDENCE_INTERRUPTED: 400,
  EVIDENCE_TOO_LARGE: 413,
  EVIDENCE_TYPE: 415,
  EVIDENCE_UNREADABLE: 422,
  EVIDENCE_QUOTA: 429,
  EVIDENCE_NOT_FOUND: 404,
  EVIDENCE_STORE_UNAVAILABLE: 503,
} as const;

/** Why a piece is not taken, or not shown. Stable: clients act on them. */
export type EvidenceRefusal = keyof typeof STATUS;

/** A refusal with its status over HTTP; nothing has been kept. */
export const evidenceError = (code: EvidenceRefusal, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status: STATUS[code] } } });

/** What clients are told where the bytes cannot be kept or read: the log of the process says why. */
export const storeUnavailable = (): GraphQLError =>
  evidenceError('EVIDENCE_STORE_UNAVAILABLE', '佐证文件的存储暂不可用，请稍后重试');
