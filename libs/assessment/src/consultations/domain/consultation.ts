import { type Decision, reject, type Rejection, streamFamily } from '#event-sourcing';
import type {
  AnswerOpinions,
  AskOpinions,
  ConsultationCommand,
  ConsultationContext,
  ConsultationRejection,
  GiveOpinion,
  WithdrawConsultation,
} from './consultation.commands.js';
import type { ConsultationEvent } from './consultation.events.js';
import {
  type Consultation,
  evolve,
  type KnownOpinion,
  noConsultation,
  silentStreets,
} from './consultation.state.js';

type Decided = Decision<ConsultationEvent, ConsultationRejection>;
type Refused = Rejection<ConsultationRejection>;

/**
 * The department that appoints asks: the parent of the agency. Where the agency belongs to its street
 * in the directory, any department may, and that street has to be among those asked.
 */
function refuseUnlessParent(
  { agency, streets }: AskOpinions,
  parent: string,
  { acting, directory }: ConsultationContext,
): Refused | undefined {
  if (directory.find(parent)?.kind === 'street')
    return streets.includes(parent) ? undefined : reject('HOME_STREET_MISSING', { street: parent });
  return parent === acting.organisation ? undefined : reject('AGENCY_NOT_YOURS', { agency });
}

function refuseUnlessOwnAgency(
  command: AskOpinions,
  context: ConsultationContext,
): Refused | undefined {
  const { acting, directory } = context;
  if (directory.find(acting.organisation)?.kind !== 'department') return reject('DEPARTMENT_ONLY');
  const { agency } = command;
  const found = directory.find(agency);
  if (found?.kind !== 'stationed-agency') return reject('AGENCY_UNKNOWN', { agency });
  // One whose parent nobody registered is asked about by whichever department appoints.
  return found.parent === undefined
    ? undefined
    : refuseUnlessParent(command, found.parent, context);
}

function refuseUnlessAnswerable(
  { streets, answerBy }: AskOpinions,
  { now, directory }: ConsultationContext,
): Refused | undefined {
  const unknown = streets.find((street) => directory.find(street)?.kind !== 'street');
  if (unknown !== undefined) return reject('STREET_UNKNOWN', { street: unknown });
  if (streets.length === 0) return reject('STREET_UNKNOWN', { street: '' });
  return answerBy < now ? reject('ANSWER_BY_PASSED') : undefined;
}

function askOpinions(
  command: AskOpinions,
  { status }: Consultation,
  context: ConsultationContext,
): Decided {
  if (status !== 'none') return reject('CONSULTATION_EXISTS');
  const refused =
    refuseUnlessOwnAgency(command, context) ?? refuseUnlessAnswerable(command, context);
  if (refused) return refused;
  const { dossier, now: at, acting } = context;
  if (!dossier) return reject('FIGURES_NOT_READY');
  const { agency, change, post, candidate, answerBy, silenceConsentsBy } = command;
  const streets = [...new Set(command.streets)];
  const asked = { at, department: acting.organisation, agency, change, post, candidate, streets };
  const silence = silenceConsentsBy === undefined ? {} : { silenceConsentsBy };
  return [{ type: 'OpinionsAsked', data: { ...asked, answerBy, ...silence, dossier } }];
}

function refuseUnlessOpen({ status }: Consultation): Refused | undefined {
  if (status === 'none') return reject('CONSULTATION_NOT_FOUND');
  return status === 'asked' ? undefined : reject('CONSULTATION_OVER', { status });
}

const saysSame = (known: KnownOpinion, { opinion, reason, signatory }: GiveOpinion): boolean =>
  JSON.stringify([known.opinion, known.reason, known.signatory.name, known.signatory.post]) ===
  JSON.stringify([opinion, reason, signatory.name, signatory.post]);

/** Whether a street may still speak: late as well, unless its silence has been taken for consent. */
function refuseUnlessAsked(
  { streets, silenceConsentsBy, answerBy }: Consultation,
  { acting, now }: ConsultationContext,
): Refused | undefined {
  if (!streets.includes(acting.organisation)) return reject('STREET_NOT_ASKED');
  return silenceConsentsBy !== undefined && answerBy < now
    ? reject('SILENCE_CONSENTED')
    : undefined;
}

function giveOpinion(
  command: GiveOpinion,
  state: Consultation,
  context: ConsultationContext,
): Decided {
  const refused = refuseUnlessOpen(state);
  if (refused) return refused;
  const street = context.acting.organisation;
  const known = state.opinions.find((one) => one.street === street);
  if (known) return saysSame(known, command) ? [] : reject('OPINION_GIVEN');
  const unasked = refuseUnlessAsked(state, context);
  if (unasked) return unasked;
  const { opinion, reason, signatory } = command;
  if (opinion !== 'agree' && reason === undefined) return reject('REASON_REQUIRED');
  const because = reason === undefined ? {} : { reason };
  const data = { at: context.now, street, opinion, ...because, signatory };
  return [{ type: 'OpinionGiven', data }];
}

function refuseUnlessAsker(
  state: Consultation,
  { acting }: ConsultationContext,
): Refused | undefined {
  if (state.status === 'none') return reject('CONSULTATION_NOT_FOUND');
  const { department: organisation } = state;
  return acting.organisation === organisation
    ? undefined
    : reject('NOT_YOUR_ORGANISATION', { organisation });
}

/** Once every street has spoken, or the limit is over: then silence is stated in the answer. */
function answerOpinions(
  { followed, reason }: AnswerOpinions,
  state: Consultation,
  context: ConsultationContext,
): Decided {
  const refused = refuseUnlessAsker(state, context);
  if (refused) return refused;
  const { answer } = state;
  if (answer && answer.followed === followed && answer.reason === reason) return [];
  const over = refuseUnlessOpen(state);
  if (over) return over;
  const silent = silentStreets(state);
  if (silent.length > 0 && context.now <= state.answerBy) return reject('OPINIONS_AWAITED');
  return [{ type: 'OpinionsAnswered', data: { at: context.now, followed, reason, silent } }];
}

function withdraw(
  { reason }: WithdrawConsultation,
  state: Consultation,
  context: ConsultationContext,
): Decided {
  const refused = refuseUnlessAsker(state, context);
  if (refused) return refused;
  if (state.status === 'withdrawn' && state.withdrawnBecause === reason) return [];
  const over = refuseUnlessOpen(state);
  if (over) return over;
  return [{ type: 'ConsultationWithdrawn', data: { at: context.now, reason } }];
}

/** No event is earlier than the last one, because the clocks of servers differ slightly. */
const inOrder = (context: ConsultationContext, { lastAt }: Consultation): ConsultationContext =>
  context.now < lastAt ? { ...context, now: lastAt } : context;

function decide(
  command: ConsultationCommand,
  state: Consultation,
  given: ConsultationContext,
): Decided {
  const context = inOrder(given, state);
  switch (command.type) {
    case 'AskOpinions':
      return askOpinions(command, state, context);
    case 'GiveOpinion':
      return giveOpinion(command, state, context);
    case 'AnswerOpinions':
      return answerOpinions(command, state, context);
    case 'WithdrawConsultation':
      return withdraw(command, state, context);
  }
}

/** 任免征求意见: one short stream, from the question to the answer. */
export const consultation = streamFamily<
  ConsultationCommand,
  Consultation,
  ConsultationEvent,
  ConsultationRejection,
  ConsultationContext
>({
  prefix: 'consultation-',
  versions: {
    OpinionsAsked: 1,
    OpinionGiven: 1,
    OpinionsAnswered: 1,
    ConsultationWithdrawn: 1,
  },
  decider: { initialState: noConsultation, decide, evolve },
});
