import { reject } from '#event-sourcing';
import {
  type Claim,
  refuseUnlessPossible,
  isSame,
  refuseUnlessContestable,
  refuseUnlessDecider,
  refuseUnlessFiler,
  refuseUnlessInTime,
  sameMatter,
} from './appealing.guards.js';
import type { Summons } from './summons.state.js';
import { stopTimeOf } from './summons-stops.js';
import type { OnSummons, WhistleContext } from './whistle.context.js';
import type { Appeal, AppealEffect, Contested } from './whistle.events.js';
import {
  fieldsOf,
  findSummons,
  isOrSucceeds,
  isRefused,
  refuseStranger,
} from './whistle.guards.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';

/** 申诉; of a summons that is over, and of a whistle that has ended, as well. */
export interface FileAppeal extends OnSummons, Claim {
  readonly type: 'FileAppeal';
}

/** 撤回申诉, by whoever filed it, while it is pending. */
export interface WithdrawAppeal extends OnSummons {
  readonly type: 'WithdrawAppeal';
  /** Ordinal of the appeal within its summons, from 1. */
  readonly appeal: number;
}

/** 裁决申诉, by somebody independent of the street and of the department. Final. */
export interface DecideAppeal extends OnSummons {
  readonly type: 'DecideAppeal';
  readonly appeal: number;
  readonly outcome: 'upheld' | 'rejected';
  readonly reason: string;
  /** Of an upheld timestamp: when the step was taken; as it was claimed where absent. */
  readonly correctedAt?: string;
}

/** Any summons of a whistle that was blown, whether or not it has ended. */
function summonsOf(state: Whistle, no: number): Summons | WhistleRefusal {
  return state.status === 'none' ? reject('WHISTLE_NOT_FOUND') : findSummons(state, no);
}

/** By when it is decided, by the rules that started the clocks of the summons. */
function decisionOf({ rule }: Summons, { kind }: Whistle, { rules, now }: WhistleContext) {
  const limit = rules.policyOf(kind, rule)?.appeal?.decide;
  return limit ? { decision: rules.start(limit, rule, now) } : {};
}

function recordedOf(summons: Summons, contested: Contested): { readonly recordedAt?: string } {
  const stop = contested.subject === 'timestamp' ? stopTimeOf(summons, contested.clock) : undefined;
  return stop === undefined ? {} : { recordedAt: stop };
}

/** A matter that waits is not contested a second time, and one that was decided never again. */
function refuseTwice(command: FileAppeal, summons: Summons): WhistleDecision | undefined {
  const same = summons.appeals.filter((one) => sameMatter(one.contested, command.contested));
  const pending = same.find(({ outcome }) => outcome === 'pending');
  if (pending) return isSame(pending, command) ? [] : reject('APPEAL_PENDING');
  return same.some(({ outcome }) => outcome !== 'withdrawn') ? reject('APPEAL_DECIDED') : undefined;
}

function fileAppeal(command: FileAppeal, state: Whistle, context: WhistleContext): WhistleDecision {
  const summons = summonsOf(state, command.summons);
  if (isRefused(summons)) return summons;
  const { contested, reason, evidence } = command;
  const refused =
    refuseUnlessFiler(contested, { state, summons }, context) ??
    refuseTwice(command, summons) ??
    refuseUnlessContestable(command, summons, context) ??
    refuseUnlessInTime(contested, { state, summons }, context);
  if (refused) return refused;
  const { organisation: by, account } = context.acting;
  const data = {
    ...fieldsOf(summons, context),
    appeal: summons.appeals.length + 1,
    contested,
    by,
    account,
    reason,
    evidence,
    ...recordedOf(summons, contested),
    ...decisionOf(summons, state, context),
  };
  return [{ type: 'AppealFiled', data }];
}

const appealOf = ({ appeals }: Summons, no: number): Appeal | WhistleRefusal =>
  appeals.find((one) => one.no === no) ?? reject('APPEAL_NOT_FOUND', { appeal: no });

function withdrawAppeal(
  { summons: no, appeal: appealNo }: WithdrawAppeal,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOf(state, no);
  if (isRefused(summons)) return summons;
  const appeal = appealOf(summons, appealNo);
  if (isRefused(appeal)) return appeal;
  if (!isOrSucceeds(context, appeal.by)) return refuseStranger(appeal.by, context);
  if (appeal.outcome === 'withdrawn') return [];
  if (appeal.outcome !== 'pending') return reject('APPEAL_NOT_PENDING', { outcome: 'decided' });
  return [{ type: 'AppealWithdrawn', data: { ...fieldsOf(summons, context), appeal: appealNo } }];
}

interface OnAppeal {
  readonly summons: Summons;
  readonly context: WhistleContext;
}

/** A corrected time has to fit what the whistle itself knows. */
function correctionOf(
  { clock, claimedAt }: Extract<Contested, { subject: 'timestamp' }>,
  correctedAt: string | undefined,
  { summons, context }: OnAppeal,
): AppealEffect | WhistleRefusal {
  const stoppedAt = correctedAt ?? claimedAt;
  const refused = refuseUnlessPossible(summons, { clock, stoppedAt }, context);
  return refused ?? { effect: 'corrected', clock, stoppedAt };
}

/** What upholding changes. */
function effectOf(
  { correctedAt }: DecideAppeal,
  { contested }: Appeal,
  place: OnAppeal,
): AppealEffect | WhistleRefusal {
  if (contested.subject === 'timestamp') return correctionOf(contested, correctedAt, place);
  if (correctedAt !== undefined) return reject('APPEAL_TIME');
  switch (contested.subject) {
    case 'rating':
      return { effect: 'rating-voided' };
    case 'duty':
      return { effect: 'excused' };
    case 'exclusion':
      return { effect: 'excluded', ground: contested.ground };
  }
}

function decideAppeal(
  command: DecideAppeal,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = summonsOf(state, command.summons);
  if (isRefused(summons)) return summons;
  const appeal = appealOf(summons, command.appeal);
  if (isRefused(appeal)) return appeal;
  const refused = refuseUnlessDecider(appeal, { state, summons }, context);
  if (refused) return refused;
  if (appeal.outcome !== 'pending')
    return reject('APPEAL_NOT_PENDING', {
      outcome: appeal.outcome === 'withdrawn' ? 'withdrawn' : 'decided',
    });
  const { reason } = command;
  const data = { ...fieldsOf(summons, context), appeal: appeal.no, reason };
  if (command.outcome === 'rejected') return [{ type: 'AppealRejected', data }];
  const changes = effectOf(command, appeal, { summons, context });
  if (isRefused(changes)) return changes;
  return [{ type: 'AppealUpheld', data: { ...data, changes } }];
}

/** 申诉: the commands of this phase and what each leads to. */
export const appealing = {
  FileAppeal: fileAppeal,
  WithdrawAppeal: withdrawAppeal,
  DecideAppeal: decideAppeal,
};
