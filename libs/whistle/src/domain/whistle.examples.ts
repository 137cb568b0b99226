import type { Contested } from './appeal.events.js';
import { isActive, type Summons } from './summons.state.js';
import type { WhistleContext } from './whistle.context.js';
import { CLOCK_NAMES } from './whistle.events.js';
import type { WhistleCommand, WhistleCommandType } from './whistle.js';
import type { Whistle } from './whistle.state.js';

/** What an example is made for. */
export interface ExamplePlace {
  readonly state: Whistle;
  /** Of a command on a summons: which one. */
  readonly summons: Summons | undefined;
  /** A department that may be called; empty where there is none. */
  readonly newcomer: string;
  readonly context: WhistleContext;
}

type Of<T extends WhistleCommandType> = Omit<Extract<WhistleCommand, { type: T }>, 'type'>;
/** Without `type`, and without `summons`, which is the place's. */
type Example<T extends WhistleCommandType> = Omit<Of<T>, 'summons'>;
/** Commands of people; a whistle that is yet to be blown has no state to look at. */
type Told = Exclude<
  WhistleCommandType,
  | ('RaiseWhistle' | 'EndPause' | 'RebaseDueTimes')
  | ('WarnOfDeadline' | 'MissDeadline' | 'ClimbLadder')
>;

/** Nobody has said it before: it is no repetition. */
const TEXT = '（示例）';
/** Id of the whistle that an example merges into: an open one of the same street. */
export const OTHER_WHISTLE = 'example';
const said = { reason: TEXT };
const evidence = [{ reference: TEXT, mediaType: 'image/jpeg' }];

const callsOf = ({ state, newcomer }: ExamplePlace) => [
  ...(state.call ? [state.call] : []),
  { lead: newcomer, assisting: [], informed: [] },
];

/** One more of the unit in which the rules count extensions, or the hours that nobody counts in. */
const extensionOf = ({ state, summons, context }: ExamplePlace) => {
  const rule = summons?.rule ?? state.rule;
  const most = context.rules.policyOf(state.kind, rule)?.extension?.most;
  return { value: 1, unit: most?.unit ?? ('小时' as const) };
};

/** As soon as can be: no limit of the rules is shorter. */
const momentAfter = (now: string): string => new Date(Date.parse(now) + 1).toISOString();

/** What can be contested about a summons; of times, the earliest that is possible. */
function contestedOf({ summons }: ExamplePlace): readonly Contested[] {
  const { summonedAt = '', waits = [] } = summons ?? {};
  const earliest = [summonedAt, ...waits.map(({ to }) => to)];
  return [
    { subject: 'exclusion', ground: 'duplicate' },
    { subject: 'rating' },
    { subject: 'duty' },
    ...CLOCK_NAMES.flatMap((clock) =>
      earliest.map((claimedAt) => ({ subject: 'timestamp' as const, clock, claimedAt })),
    ),
  ];
}

/** Those that wait for a decision, else the last, else one that is not there. */
function appealsOf({ summons }: ExamplePlace): readonly number[] {
  const appeals = summons?.appeals ?? [];
  const pending = appeals.filter(({ outcome }) => outcome === 'pending').map(({ no }) => no);
  return pending.length > 0 ? pending : [appeals.length || 1];
}

const activeOf = ({ state }: ExamplePlace): readonly number[] =>
  state.summonses.filter(isActive).map(({ no }) => no);

const enforcementOf = ({ state: { enforcements } }: ExamplePlace): number =>
  enforcements.find(({ concluded }) => !concluded)?.no ?? enforcements.length;

/**
 * For each command of people, inputs that anybody could give: valid wherever the state lets them be. What
 * a decision makes of them is what it makes of any valid input.
 */
export const EXAMPLES: { readonly [T in Told]: (place: ExamplePlace) => readonly Example<T>[] } = {
  ConfirmInitiative: () => [{}],
  ApproveWhistle: () => [{}],
  ReturnWhistle: () => [said],
  ResubmitWhistle: (place) => callsOf(place).map((call) => Object.assign({ note: TEXT }, call)),
  DispatchWhistle: callsOf,
  AcknowledgeSummons: () => [{ person: TEXT }],
  ContactStreet: () => [{ person: TEXT }],
  ArriveOnSite: () => [{ person: TEXT, evidence }],
  ConfirmArrival: () => [{}],
  DisputeArrival: () => [{ reason: TEXT, evidence }],
  RecordProgress: () => [{ note: TEXT, evidence }],
  ReportResolution: () => [{ summary: TEXT, evidence }],
  ConfirmResolution: () => [{}],
  SendBackResolution: () => [{ reason: TEXT, evidence }],
  RateDepartment: () => [{ satisfaction: 3, responseSpeed: 3, cooperation: 3, implementation: 3 }],
  SummonDepartment: ({ newcomer }) => [{ department: newcomer, role: 'assist' }],
  ReplaceDepartment: ({ newcomer }) => [{ replacement: newcomer, reason: TEXT }],
  WithdrawDepartment: () => [said],
  DeclineSummons: () => [{ reason: TEXT, legalBasis: TEXT, evidence }],
  UpholdDecline: ({ newcomer }) => [{ reason: TEXT, replacement: newcomer }],
  OverruleDecline: () => [said],
  PauseClock: () => [said],
  ResumeClock: () => [{}],
  RequestPause: ({ context }) => [{ reason: TEXT, until: momentAfter(context.now) }],
  RefusePause: () => [said],
  RequestExtension: (place) => [{ extension: extensionOf(place), reason: TEXT }],
  GrantExtension: () => [{}],
  RefuseExtension: () => [said],
  AnswerSupervision: ({ context }) => [{ plan: TEXT, doneBy: momentAfter(context.now) }],
  SuperviseSummons: () => [{ step: 'reminder', reason: TEXT }],
  CallJointEnforcement: (place) => [
    { summonses: activeOf(place), startsAt: place.context.now, plan: TEXT },
  ],
  ConcludeJointEnforcement: (place) => [
    { enforcement: enforcementOf(place), attended: [], findings: TEXT, measures: TEXT },
  ],
  CloseWhistle: () => [{ summary: TEXT }],
  WithdrawWhistle: () => [said],
  MergeWhistle: () => [{ into: OTHER_WHISTLE, reason: TEXT }],
  ReopenWhistle: ({ newcomer }) => [said, { reason: TEXT, lead: newcomer }],
  RecordResidentSatisfaction: () => [{ satisfaction: 3, channel: 'callback' }],
  FileAppeal: (place) =>
    contestedOf(place).map((contested) => ({ contested, reason: TEXT, evidence })),
  WithdrawAppeal: (place) => appealsOf(place).map((appeal) => ({ appeal })),
  DecideAppeal: (place) =>
    appealsOf(place).map((appeal) => ({ appeal, outcome: 'rejected', reason: TEXT })),
};
