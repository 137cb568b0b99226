import { ask } from '../api/client';
import {
  AnswerOpinions,
  AskOpinions,
  type ConsultationPartsFragment,
  GiveOpinion,
  type MeQuery,
  type PostChange,
  type StreetOpinion,
  WithdrawConsultation,
} from '../api/generated';
import { t } from '../app/text';
import { instantOf } from '../time';

/** What people typed in the form of one of the steps. */
export interface Typed {
  readonly opinion?: StreetOpinion;
  readonly followed?: boolean;
  readonly reason?: string;
  readonly name?: string;
  readonly post?: string;
  readonly agency?: string;
  readonly change?: PostChange;
  readonly office?: string;
  readonly candidate?: string;
  readonly streets?: readonly string[];
  /** Of a native field, Shanghai. */
  readonly answerBy?: string;
  readonly silenceConsentsBy?: string;
}

type On = { readonly consultationId: string; readonly commandId: string };
type Answer = { readonly position: string } | { readonly code: string; readonly message: string };

export interface ConsultationStep {
  readonly label: string;
  readonly done: string;
  readonly against?: boolean;
  readonly fields: readonly (keyof Typed)[];
  readonly send: (on: On, typed: Typed) => Promise<Answer>;
}

/** A department asks about the head of one of its agencies. */
export const ASK: ConsultationStep = {
  label: t('征求街道意见'),
  done: t('已征求街道意见'),
  fields: ['agency', 'change', 'office', 'candidate', 'streets', 'answerBy', 'silenceConsentsBy'],
  send: async ({ commandId }, typed) => {
    const { agency = '', change = 'APPOINTMENT', office = '', candidate = '' } = typed;
    const { streets = [], answerBy = '', silenceConsentsBy } = typed;
    const matter = { agency, change, post: office, candidate, streets, commandId };
    const until = { answerBy: instantOf(answerBy), silenceConsentsBy: silenceConsentsBy || null };
    return (await ask(AskOpinions, { input: Object.assign(matter, until) })).result;
  },
};

const GIVE: ConsultationStep = {
  label: t('会签意见'),
  done: t('已会签意见'),
  fields: ['opinion', 'reason', 'name', 'post'],
  send: async (on, { opinion = 'AGREE', reason, name = '', post = '' }) => {
    const said = { opinion, reason: reason || null, signatory: { name, post } };
    return (await ask(GiveOpinion, { input: Object.assign(said, on) })).result;
  },
};

const ANSWER: ConsultationStep = {
  label: t('答复街道'),
  done: t('已答复街道'),
  fields: ['followed', 'reason'],
  send: async (on, { followed = false, reason = '' }) =>
    (await ask(AnswerOpinions, { input: Object.assign({ followed, reason }, on) })).result,
};

const WITHDRAW: ConsultationStep = {
  label: t('撤回征求'),
  done: t('已撤回征求'),
  against: true,
  fields: ['reason'],
  send: async (on, { reason = '' }) =>
    (await ask(WithdrawConsultation, { input: Object.assign({ reason }, on) })).result,
};

/** Whose word is awaited: a street’s that was asked, and then that of whoever asked. */
export function stepsOf(
  { department, opinions }: ConsultationPartsFragment,
  { organisation }: MeQuery['me'],
): readonly ConsultationStep[] {
  if (department === organisation) return [ANSWER, WITHDRAW];
  const own = opinions.find(({ street }) => street === organisation);
  return own?.opinion === null ? [GIVE] : [];
}
