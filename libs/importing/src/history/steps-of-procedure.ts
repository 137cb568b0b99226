import { reject, type Rejection } from '#event-sourcing';
import { isActive, type Summons, type Whistle, type WhistleCommand } from '#whistle';
import type { StepName, StepValue } from './mapping.js';
import type { Step } from './plan.js';
import { type ImportRejection, isInvalid } from './row-refusals.js';
import {
  satisfactionChannelOf,
  evidenceOf,
  extensionOf,
  roleOf,
  scoreOf,
  supervisionOf,
} from './step-values.js';

/** What a step needs to know of its row. */
export interface RowOfStep {
  /** The row's unit as the directory has it; empty for none. */
  readonly unit: string;
  readonly person: string;
  readonly value: (name: StepValue) => string;
  /** The organisation that a name stands for. */
  readonly named: (name: string) => string;
}

/** Commands in order (none where nothing would change), or why there cannot be any. */
export type StepCommands = readonly WhistleCommand[] | Rejection<ImportRejection>;

/** Where a whistle stands when a step comes, and the summons that it is about. */
export interface Situation {
  readonly state: Whistle;
  readonly on: Summons;
  readonly row: RowOfStep;
  readonly step: Step;
}
export type BySituation<T> = (situation: Situation) => T;

export const reasonOrDefault = ({ row }: Situation, otherwise: string): string =>
  row.value('reason') || otherwise;

/** One command, or none where the condition holds already. */
export const commandsUnless =
  (so: BySituation<boolean>, command: BySituation<WhistleCommand>): BySituation<StepCommands> =>
  (situation) =>
    so(situation) ? [] : [command(situation)];

const commentOf = ({ row }: Situation): { readonly comment?: string } => {
  const comment = row.value('reason');
  return comment === '' ? {} : { comment };
};

const RATED = {
  satisfaction: 'score',
  responseSpeed: 'responseSpeed',
  cooperation: 'cooperation',
  implementation: 'implementation',
} as const satisfies Readonly<Record<string, StepValue>>;
type Scores = Record<keyof typeof RATED, number>;

export function rateDepartment(situation: Situation): StepCommands {
  const { on, row } = situation;
  if (on.rating) return [];
  const scores = Object.entries(RATED).map(([name, value]) => [name, scoreOf(row.value(value))]);
  if (scores.some(([, score]) => score === undefined)) return reject('SCORE_INVALID');
  const given = Object.fromEntries(scores) as Scores;
  return [{ type: 'RateDepartment', summons: on.no, ...given, ...commentOf(situation) }];
}

function satisfaction(situation: Situation): StepCommands {
  const { state, row } = situation;
  if (state.residentAsked) return [];
  const score = scoreOf(row.value('score'));
  if (score === undefined) return reject('SCORE_INVALID');
  const asked = satisfactionChannelOf(row.value('channel'));
  if (isInvalid(asked)) return asked;
  const comment = commentOf(situation);
  return [{ type: 'RecordResidentSatisfaction', satisfaction: score, ...asked, ...comment }];
}

function contact(situation: Situation): StepCommands {
  const { on, row } = situation;
  if (on.contactedAt !== undefined) return [];
  const note = row.value('reason');
  const noted = note === '' ? {} : { note };
  return [{ type: 'ContactStreet', summons: on.no, person: row.person, ...noted }];
}

function progress(situation: Situation): StepCommands {
  const proof = evidenceOf(situation.row.value('evidence'));
  if (isInvalid(proof)) return proof;
  const note = reasonOrDefault(situation, '办理中');
  return [{ type: 'RecordProgress', summons: situation.on.no, note, ...proof }];
}

/** The legal basis where the old record gives none. */
const UNKNOWN_BASIS = '原记录未载明';

const decline: BySituation<StepCommands> = (situation) => [
  {
    type: 'DeclineSummons',
    summons: situation.on.no,
    reason: reasonOrDefault(situation, '不属于本单位职责'),
    legalBasis: situation.row.value('legalBasis') || UNKNOWN_BASIS,
  },
];

/** The unit that the step names takes over, or the row's unit if it is another one. */
function upholdDecline(situation: Situation): StepCommands {
  const { on, row } = situation;
  const named = row.named(row.value('unit')) || row.unit;
  const successor = named === '' || named === on.department ? {} : { replacement: named };
  const reason = reasonOrDefault(situation, '退哨成立');
  return [{ type: 'UpholdDecline', summons: on.no, reason, ...successor }];
}

function requestExtension(situation: Situation): StepCommands {
  const asked = extensionOf(situation.row.value('extension'));
  if (isInvalid(asked)) return asked;
  const reason = reasonOrDefault(situation, '申请延期');
  return [{ type: 'RequestExtension', summons: situation.on.no, reason, ...asked }];
}

function supervise(situation: Situation): StepCommands {
  const level = supervisionOf(situation.row.value('level'));
  if (isInvalid(level)) return level;
  const reason = reasonOrDefault(situation, '督办');
  return [{ type: 'SuperviseSummons', summons: situation.on.no, reason, ...level }];
}

/** Calls one more department, unless it is called already. */
function summon({ state, row }: Situation): StepCommands {
  const department = row.named(row.value('unit')) || row.unit;
  const isCalled = state.summonses.some((s) => isActive(s) && s.department === department);
  if (department === '') return reject('UNIT_MISSING');
  if (isCalled) return [];
  const role = roleOf(row.value('role'));
  return isInvalid(role) ? role : [{ type: 'SummonDepartment', department, ...role }];
}

const one =
  (command: BySituation<WhistleCommand>): BySituation<StepCommands> =>
  (situation) => [command(situation)];

type ProcedureStep = Extract<
  StepName,
  | ('summon' | 'contact' | 'progress' | 'decline' | 'uphold-decline' | 'overrule-decline')
  | ('request-extension' | 'grant-extension' | 'refuse-extension' | 'supervise' | 'satisfaction')
>;

/** Steps outside the plain course from dispatch to closing. */
export const PROCEDURE_STEPS: Readonly<Record<ProcedureStep, BySituation<StepCommands>>> = {
  summon,
  contact,
  progress,
  decline,
  'uphold-decline': upholdDecline,
  'overrule-decline': one((s) => ({
    type: 'OverruleDecline',
    summons: s.on.no,
    reason: reasonOrDefault(s, '退哨不成立'),
  })),
  'request-extension': requestExtension,
  'grant-extension': one(({ on }) => ({ type: 'GrantExtension', summons: on.no })),
  'refuse-extension': one((s) => ({
    type: 'RefuseExtension',
    summons: s.on.no,
    reason: reasonOrDefault(s, '不同意延期'),
  })),
  supervise,
  satisfaction,
};
