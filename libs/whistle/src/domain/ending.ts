import { reject } from '#event-sourcing';
import { kindInForce, refuseResponder, summon } from './whistle.calling.js';
import type { WhistleContext } from './whistle.context.js';
import type { SatisfactionChannel } from './whistle.events.js';
import {
  isRefused,
  nameOf,
  refuseUnlessOpen,
  refuseUnlessSounded,
  refuseUnlessStreet,
} from './whistle.guards.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import { type Whistle } from './whistle.state.js';
import { type DecisionState, endingOf } from './whistle.statements.js';
import { isUnresolved } from './summons.state.js';

/** 结哨: every lead and assisting department has been confirmed. */
export interface CloseWhistle {
  readonly type: 'CloseWhistle';
  readonly summary: string;
}

/** 撤哨 */
export interface WithdrawWhistle {
  readonly type: 'WithdrawWhistle';
  readonly reason: string;
}

/** 并哨: this one is a duplicate of another. */
export interface MergeWhistle {
  readonly type: 'MergeWhistle';
  readonly into: string;
  readonly reason: string;
}

/** Summons the lead department (or the one named) anew, with new clocks. */
export interface ReopenWhistle {
  readonly type: 'ReopenWhistle';
  readonly reason: string;
  readonly lead?: string;
}

/** 回访: what the resident says after the whistle was closed. */
export interface RecordResidentSatisfaction {
  readonly type: 'RecordResidentSatisfaction';
  readonly satisfaction: number;
  readonly channel: SatisfactionChannel;
  readonly comment?: string;
}

/** No events where it ended with the same words; with other words it is refused. */
function answerSecondEnding(
  command: CloseWhistle | WithdrawWhistle | MergeWhistle,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  const refused = refuseUnlessStreet(state, context);
  if (refused) return refused;
  if (endingOf(command) === state.statements.ending) return [];
  return state.status === 'merged'
    ? reject('WHISTLE_MERGED')
    : reject('WHISTLE_NOT_OPEN', { status: state.status });
}

function closeWhistle(
  command: CloseWhistle,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  if (state.status === 'closed') return answerSecondEnding(command, state, context);
  const refused = refuseUnlessSounded(state) ?? refuseUnlessStreet(state, context);
  if (refused) return refused;
  const open = state.summonses.filter(isUnresolved);
  if (open.length > 0)
    return reject('UNRESOLVED_SUMMONSES', {
      departments: open.map((s) => nameOf(s.department, context.directory)).join('、'),
    });
  return [{ type: 'WhistleClosed', data: { at: context.now, summary: command.summary } }];
}

function withdrawWhistle(
  command: WithdrawWhistle,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  if (state.status === 'withdrawn') return answerSecondEnding(command, state, context);
  const refused = refuseUnlessOpen(state) ?? refuseUnlessStreet(state, context);
  if (refused) return refused;
  return [{ type: 'WhistleWithdrawn', data: { at: context.now, reason: command.reason } }];
}

/** The department named, or the one that led last. */
function nextLead(command: ReopenWhistle, state: Whistle): string {
  return command.lead ?? state.summonses.findLast((s) => s.role === 'lead')?.department ?? '';
}

function refuseReopening(state: Whistle, context: WhistleContext): WhistleRefusal | undefined {
  if (state.status === 'none') return reject('WHISTLE_NOT_FOUND');
  const refused = refuseUnlessStreet(state, context);
  if (refused) return refused;
  if (state.status === 'merged') return reject('WHISTLE_MERGED');
  if (state.status === 'open') return reject('WHISTLE_STILL_OPEN');
  // A whistle withdrawn before its review or dispatch must not skip them by being reopened.
  return state.stage === 'sounded' ? undefined : reject('NOT_SOUNDED');
}

function reopenWhistle(
  command: ReopenWhistle,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const lead = nextLead(command, state);
  const refused = refuseReopening(state, context) ?? refuseResponder(lead, state.street, context);
  if (refused) return refused;
  const kind = kindInForce(state, context);
  if (isRefused(kind)) return kind;
  const no = state.summonses.length + 1;
  const { rule, overall } = kind;
  const { reason } = command;
  const data = { at: context.now, reason, rule, ...(overall && { overall }) };
  return [
    { type: 'WhistleReopened', data },
    summon({ no, department: lead, role: 'lead', cause: 'reopened' }, kind, context.now),
  ];
}

function refuseMerging(
  { into }: MergeWhistle,
  state: Whistle,
  { related }: WhistleContext,
): WhistleRefusal | undefined {
  const target = related?.get(into);
  if (!target || target.status !== 'open' || target.street !== state.street)
    return reject('MERGE_TARGET_UNKNOWN', { whistle: into });
  return undefined;
}

/** 并哨: the other whistle must be open and of the same street. No events if merged before. */
function mergeWhistle(
  command: MergeWhistle,
  state: DecisionState,
  context: WhistleContext,
): WhistleDecision {
  if (state.status === 'merged') return answerSecondEnding(command, state, context);
  const refused =
    refuseUnlessOpen(state) ??
    refuseUnlessStreet(state, context) ??
    refuseMerging(command, state, context);
  if (refused) return refused;
  const { into, reason } = command;
  return [{ type: 'WhistleMerged', data: { at: context.now, into, reason } }];
}

/** 回访 of the resident, once for each closing, by the street or the hotline behind the centre. */
function recordResidentSatisfaction(
  command: RecordResidentSatisfaction,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  if (state.status === 'none') return reject('WHISTLE_NOT_FOUND');
  const refused = refuseUnlessStreet(state, context);
  if (refused) return refused;
  if (state.status !== 'closed') return reject('WHISTLE_NOT_CLOSED');
  if (state.residentAsked) return reject('RESIDENT_ALREADY_ASKED');
  const { satisfaction, channel, comment } = command;
  const data = {
    at: context.now,
    satisfaction,
    channel,
    ...(comment !== undefined && { comment }),
  };
  return [{ type: 'ResidentSatisfactionRecorded', data }];
}

/** 结哨、撤哨、并哨、重新打开、回访: the commands of this phase and what each leads to. */
export const ending = {
  CloseWhistle: closeWhistle,
  WithdrawWhistle: withdrawWhistle,
  MergeWhistle: mergeWhistle,
  ReopenWhistle: reopenWhistle,
  RecordResidentSatisfaction: recordResidentSatisfaction,
};
