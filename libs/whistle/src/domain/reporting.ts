import { reject } from '#event-sourcing';
import { resumeClocks } from './pausing.js';
import { acknowledgement } from './response.js';
import { verificationOf } from './summons.asks.js';
import { resolutionStatusOf, type Summons } from './summons.state.js';
import type { WhistleContext, OnSummons } from './whistle.context.js';
import type { Evidence } from './whistle.events.js';
import { isRefused, fieldsOf, summonsOfDepartment, refuseUnlessProven } from './whistle.guards.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';
import { type DecisionState, statementsOf, isOnRecord, newEvidence } from './whistle.statements.js';

/** 进展: what is being done; stops no clock. */
export interface RecordProgress extends OnSummons {
  readonly type: 'RecordProgress';
  readonly note: string;
  readonly evidence: readonly Evidence[];
}

/** 反馈: the department says it is done. A paused clock runs on first. */
export interface ReportResolution extends OnSummons {
  readonly type: 'ReportResolution';
  readonly person?: string;
  readonly summary: string;
  readonly evidence: readonly Evidence[];
}

function recordProgress(
  command: RecordProgress,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfDepartment(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  const { note, evidence } = command;
  return [{ type: 'ProgressRecorded', data: { ...fieldsOf(summons, context), note, evidence } }];
}

function refuseReport(summons: Summons): WhistleRefusal | undefined {
  if (summons.role === 'informed') return reject('INFORMED_ONLY');
  if (resolutionStatusOf(summons) === 'confirmed') return reject('ALREADY_CONFIRMED');
  // The counterpart of 只报到不解决: where arrival has a limit, nothing is reported done without it.
  if (summons.clocks.arrive && summons.arrivedAt === undefined) return reject('NOT_ARRIVED');
  return undefined;
}

const reportedBy = (person: string | undefined) => (person === undefined ? {} : { person });

/** Sent again before the street has answered: what is new is added to the report. */
function supplementReport(
  { person, summary, evidence: sent }: ReportResolution,
  summons: Summons,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const evidence = newEvidence(state, summons, 'report', sent);
  const isSaid = isOnRecord(state, summons, statementsOf('report', { summary }));
  const isNamed = isOnRecord(state, summons, statementsOf('report', { person }));
  if (isSaid && isNamed && evidence.length === 0) return [];
  const said = { ...reportedBy(person), ...(!isSaid && { summary }), evidence };
  const data = { ...fieldsOf(summons, context), ...said };
  return [{ type: 'ReportSupplemented', data }];
}

function reportResolution(
  command: ReportResolution,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOfDepartment(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const refused = refuseReport(summons);
  if (refused) return refused;
  if (resolutionStatusOf(summons) === 'reported')
    return supplementReport(command, summons, state, context);
  const { person, summary, evidence } = command;
  const unproven = refuseUnlessProven('resolve', evidence, summons, { kind: state.kind, context });
  if (unproven) return unproven;
  const asked = verificationOf(summons, state, context);
  const said = { ...reportedBy(person), summary, evidence };
  const data = { ...fieldsOf(summons, context), ...said, ...asked };
  return [
    ...resumeClocks(summons, state, context),
    ...acknowledgement(summons, context.acting.account, context),
    { type: 'ResolutionReported', data },
  ];
}

/** 进展、反馈: the commands of this phase and what each leads to. */
export const reporting = {
  RecordProgress: recordProgress,
  ReportResolution: reportResolution,
};
