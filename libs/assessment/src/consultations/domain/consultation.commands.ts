import type { Opinion, PostChange, Signatory } from './consultation.events.js';
import type { SealedDossier } from './dossier.js';

/** 征求街道意见. */
export interface AskOpinions {
  readonly type: 'AskOpinions';
  readonly agency: string;
  readonly change: PostChange;
  readonly post: string;
  readonly candidate: string;
  readonly streets: readonly string[];
  /** ISO 8601 UTC. */
  readonly answerBy: string;
  readonly silenceConsentsBy?: string;
}
/** 会签意见. */
export interface GiveOpinion {
  readonly type: 'GiveOpinion';
  readonly opinion: Opinion;
  readonly reason?: string;
  readonly signatory: Signatory;
}
/** 答复街道. */
export interface AnswerOpinions {
  readonly type: 'AnswerOpinions';
  readonly followed: boolean;
  readonly reason: string;
}
/** 撤回. */
export interface WithdrawConsultation {
  readonly type: 'WithdrawConsultation';
  readonly reason: string;
}

export type ConsultationCommand = AskOpinions | GiveOpinion | AnswerOpinions | WithdrawConsultation;

/** What a decision needs to know of an organisation. */
export interface KnownOrganisation {
  readonly kind: string;
  readonly parent?: string | undefined;
}

/** Everything a decision needs from outside. */
export interface ConsultationContext {
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
  readonly acting: { readonly organisation: string; readonly role: string };
  /** An organisation that takes part; undefined for all others. */
  readonly directory: { find(organisation: string): KnownOrganisation | undefined };
  /** For `AskOpinions`; undefined where the statistics have not caught up with the log. */
  readonly dossier?: SealedDossier | undefined;
}

/** Every reason for which a command on a consultation is refused. Stable: clients act on them. */
export const CONSULTATION_REJECTIONS = [
  'CONSULTATION_EXISTS',
  'CONSULTATION_NOT_FOUND',
  'CONSULTATION_OVER',
  'DEPARTMENT_ONLY',
  'AGENCY_UNKNOWN',
  'AGENCY_NOT_YOURS',
  'STREET_UNKNOWN',
  'STREET_NOT_ASKED',
  'HOME_STREET_MISSING',
  'ANSWER_BY_PASSED',
  'FIGURES_NOT_READY',
  'NOT_YOUR_ORGANISATION',
  'REASON_REQUIRED',
  'OPINION_GIVEN',
  'SILENCE_CONSENTED',
  'OPINIONS_AWAITED',
] as const;
export type ConsultationRejection = (typeof CONSULTATION_REJECTIONS)[number];
