import { type Decision, reject, type Rejection } from '#event-sourcing';
import { kindInForce, refuseResponder, summon } from './whistle.calling.js';
import type {
  CloseWhistle,
  MergeWhistle,
  RecordResidentSatisfaction,
  ReopenWhistle,
  WithdrawWhistle,
} from './whistle.commands.js';
import type { WhistleContext } from './whistle.context.js';
import type { WhistleEvent } from './whistle.events.js';
import { type DecisionState, endingOf } from './whistle.told.js';
import { isRefused, nameOf, whenOpen, whenSounded, whenStreet } from './whistle.guards.js';
import type { WhistleRejection } from './whistle.rejections.js';
import { isUnresolved } from './summons.state.js';
import type { Whistle } from './whistle.state.js';

type Decided = Decision<WhistleEvent, WhistleRejection>;
type Refused = Rejection<WhistleRejection>;

/** Quiet where it ended with the same words; with others it is refused, for it ends only once. */
function endedAgain(
  command: CloseWhistle | WithdrawWhistle | MergeWhistle,
  state: DecisionState,
  context: WhistleContext,
): Decided {
  const refused = whenStreet(state, context);
  if (refused) return refused;
  if (endingOf(command) === state.told.ending) return [];
  return state.status === 'merged'
    ? reject('WHISTLE_MERGED')
    : reject('WHISTLE_NOT_OPEN', { status: state.status });
}

export function closeWhistle(
  command: CloseWhistle,
  state: DecisionState,
  context: WhistleContext,
): Decided {
  if (state.status === 'closed') return endedAgain(command, state, context);
  const refused = whenSounded(state) ?? whenStreet(state, context);
  if (refused) return refused;
  const open = state.summonses.filter(isUnresolved);
  if (open.length > 0)
    return reject('UNRESOLVED_SUMMONSES', {
      departments: open.map((s) => nameOf(s.department, context.directory)).join('、'),
    });
  return [{ type: 'WhistleClosed', data: { at: context.now, summary: command.summary } }];
}

export function withdrawWhistle(
  command: WithdrawWhistle,
  state: DecisionState,
  context: WhistleContext,
): Decided {
  if (state.status === 'withdrawn') return endedAgain(command, state, context);
  const refused = whenOpen(state) ?? whenStreet(state, context);
  if (refused) return refused;
  return [{ type: 'WhistleWithdrawn', data: { at: context.now, reason: command.reason } }];
}

/** Who takes the lead anew: the department named, or the one that led last. */
function nextLead(command: ReopenWhistle, state: Whistle): string {
  return command.lead ?? state.summonses.findLast((s) => s.role === 'lead')?.department ?? '';
}

function refuseReopening(state: Whistle, context: WhistleContext): Refused | undefined {
  if (state.status === 'none') return reject('WHISTLE_NOT_FOUND');
  const refused = whenStreet(state, context);
  if (refused) return refused;
  if (state.status === 'merged') return reject('WHISTLE_MERGED');
  if (state.status === 'open') return reject('WHISTLE_STILL_OPEN');
  // What was withdrawn before its review or dispatch may not come round it this way.
  return state.stage === 'sounded' ? undefined : reject('NOT_SOUNDED');
}

export function reopenWhistle(
  command: ReopenWhistle,
  state: Whistle,
  context: WhistleContext,
): Decided {
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
): Refused | undefined {
  const target = related?.get(into);
  if (!target || target.status !== 'open' || target.street !== state.street)
    return reject('MERGE_TARGET_UNKNOWN', { whistle: into });
  return undefined;
}

/** 并哨: the other whistle must be open and of the same street. Quiet when it was merged before. */
export function mergeWhistle(
  command: MergeWhistle,
  state: DecisionState,
  context: WhistleContext,
): Decided {
  if (state.status === 'merged') return endedAgain(command, state, context);
  const refused =
    whenOpen(state) ?? whenStreet(state, context) ?? refuseMerging(command, state, context);
  if (refused) return refused;
  const { into, reason } = command;
  return [{ type: 'WhistleMerged', data: { at: context.now, into, reason } }];
}

/** 回访 of the resident, once for each closing, by the street or the hotline behind the centre. */
export function recordResidentSatisfaction(
  command: RecordResidentSatisfaction,
  state: Whistle,
  context: WhistleContext,
): Decided {
  if (state.status === 'none') return reject('WHISTLE_NOT_FOUND');
  const refused = whenStreet(state, context);
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
