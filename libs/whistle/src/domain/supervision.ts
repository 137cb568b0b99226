import { reject } from '#event-sourcing';
import {
  COMMAND_CENTRE_ROLE,
  type KindPolicy,
  type WhistleContext,
  type OnSummons,
} from './whistle.context.js';
import type { OfSummons, WhistleEvent, SupervisionStep } from './whistle.events.js';
import { isRefused, fieldsOf, summonsOfDepartment, summonsOfStreet } from './whistle.guards.js';
import type { WhistleDecision } from './whistle.rejections.js';
import { resolutionStatusOf } from './summons.state.js';
import type { Whistle } from './whistle.state.js';
import { type DecisionState, quietIfOnRecord, statementsOf } from './whistle.statements.js';

/** 督办 by people: a street may remind, the command centre may take any step. */
export interface SuperviseSummons extends OnSummons {
  readonly type: 'SuperviseSummons';
  readonly step: SupervisionStep;
  readonly reason: string;
}

/** 督办答复 by the department: what it will do by when. */
export interface AnswerSupervision extends OnSummons {
  readonly type: 'AnswerSupervision';
  readonly plan: string;
  /** ISO 8601 UTC. */
  readonly doneBy: string;
}

const LIMIT_OF = { 'sent-back': 'sentBack', redispatched: 'redispatched' } as const;
const REASON_OF = { 'sent-back': '退回重办', redispatched: '改派' } as const;

/** 提级 when a count reaches the number that the rules set; no event at any other count. */
export function escalateByCount(
  cause: keyof typeof LIMIT_OF,
  count: number,
  policy: KindPolicy | undefined,
  { at, summons, department }: OfSummons,
): WhistleEvent[] {
  if (policy?.escalate?.[LIMIT_OF[cause]] !== count) return [];
  const reason = `${REASON_OF[cause]}已达 ${count} 次`;
  const data = { at, summons, department, step: 'escalation', cause, reason } as const;
  return [{ type: 'SupervisionIssued', data }];
}

/** 督办 by people. A street reminds; a written order and an escalation are the district's. */
function superviseSummons(
  { summons: no, step, reason }: SuperviseSummons,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfStreet(state, no, context);
  if (isRefused(summons)) return summons;
  if (summons.role === 'informed') return reject('INFORMED_ONLY');
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  // It is the street's turn: there is nothing for the department to do.
  if (resolutionStatusOf(summons) === 'reported') return reject('ALREADY_REPORTED');
  if (step !== 'reminder' && context.acting.role !== COMMAND_CENTRE_ROLE)
    return reject('STEP_NOT_YOURS');
  const data = { ...fieldsOf(summons, context), step, cause: 'person', reason } as const;
  return [{ type: 'SupervisionIssued', data }];
}

/** 督办答复: to the latest supervision, once; what changes afterwards is progress. */
function answerSupervision(
  { summons: no, plan, doneBy }: AnswerSupervision,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfDepartment(state, no, context);
  if (isRefused(summons)) return summons;
  const { length: supervision } = summons.supervisions;
  const latest = summons.supervisions.at(-1);
  if (!latest) return reject('NO_SUPERVISION');
  if (latest.answer) {
    const said = statementsOf('supervision-answer', { plan, doneBy });
    return quietIfOnRecord(state, summons, said, 'SUPERVISION_ANSWERED');
  }
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  if (resolutionStatusOf(summons) === 'reported') return reject('ALREADY_REPORTED');
  if (doneBy <= context.now) return reject('ANSWER_TIME', { now: context.now });
  const data = { ...fieldsOf(summons, context), supervision, plan, doneBy };
  return [{ type: 'SupervisionAnswered', data }];
}

/** 督办: the commands of this phase and what each leads to. */
export const supervision = {
  SuperviseSummons: superviseSummons,
  AnswerSupervision: answerSupervision,
};
