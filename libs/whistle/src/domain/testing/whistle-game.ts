import fc from 'fast-check';
import { isRejection } from '#event-sourcing';
import type { WhistleCommand } from '../whistle.js';
import { openRungsOf } from '../summons.state.js';
import type { Contested } from '../appeal.events.js';
import type { Acting, WhistleContext } from '../whistle.context.js';
import { CLOCK_NAMES, type ClockName, type WhistleEvent } from '../whistle.events.js';
import { noWhistle, type Whistle } from '../whistle.state.js';
import type { DecisionState } from '../whistle.statements.js';
import { evolveWhistle } from '../whistle.evolve.js';
import { limit, rulesOf } from './game-rules.js';
import * as scene from './whistle-scene.js';
import { whistle } from '../whistle.js';

const { at, centre, chengguan, gongan, head, system, xinhua } = scene;
const call = { lead: 'chengguan', assisting: ['gongan'], informed: ['wuye'] };
const one = { summons: 1 };
const evidence = [{ reference: 'a', mediaType: 'image/jpeg' }];
const found = { attended: ['chengguan'], findings: '违规', measures: '整改' };
const conclude: WhistleCommand = { type: 'ConcludeJointEnforcement', enforcement: 1, ...found };
const contest = (contested: Contested): WhistleCommand => ({
  type: 'FileAppeal',
  ...one,
  contested,
  reason: '记录有误',
  evidence,
});
const stamp = (clock: ClockName, time: string): WhistleCommand =>
  contest({ subject: 'timestamp', clock, claimedAt: at(time) });
const decide = (outcome: 'upheld' | 'rejected', appeal: number): WhistleCommand => ({
  type: 'DecideAppeal',
  ...one,
  appeal,
  outcome,
  reason: '经查',
});
const excluding: Contested = { subject: 'exclusion', ground: 'duplicate' };
/** Contested before and after the end; most of the times that are claimed are possible only once. */
const appeals: readonly (readonly [WhistleCommand, Acting | 'own'])[] = [
  [stamp('acknowledge', '10:20'), 'own'],
  [stamp('contact', '17 09:30'), 'own'],
  [stamp('arrive', '10:20'), 'own'],
  [stamp('resolve', '17 11:00'), 'own'],
  [contest({ subject: 'rating' }), 'own'],
  [contest({ subject: 'duty' }), 'own'],
  [contest(excluding), 'own'],
  [contest(excluding), xinhua],
  [{ type: 'WithdrawAppeal', ...one, appeal: 1 }, 'own'],
  [decide('upheld', 1), scene.assessor],
  [decide('upheld', 2), scene.assessor],
  [decide('rejected', 1), scene.assessor],
];
/** What is tried, and by whom; `own`: by the people of the summoned department. */
const tries: readonly (readonly [WhistleCommand, Acting | 'own'])[] = [
  [{ type: 'ConfirmInitiative' }, scene.director],
  [{ type: 'ApproveWhistle' }, head],
  [{ type: 'DispatchWhistle', ...call }, centre],
  [{ ...scene.acknowledge }, 'own'],
  [{ type: 'ContactStreet', ...one, person: '李队' }, 'own'],
  [{ ...scene.arrive, evidence }, 'own'],
  [{ type: 'DisputeArrival', ...one, reason: '无人' }, xinhua],
  [{ ...scene.report, evidence }, 'own'],
  [{ ...scene.report, evidence }, 'own'],
  [scene.sendBack, xinhua],
  [scene.confirm, xinhua],
  [scene.confirm, xinhua],
  [scene.pause, xinhua],
  [scene.pause, xinhua],
  [scene.resume, xinhua],
  [{ type: 'RequestPause', ...one, reason: '待图纸', until: at('18 09:00') }, 'own'],
  [{ type: 'RefusePause', ...one, reason: '不必' }, centre],
  [{ type: 'AnswerSupervision', ...one, plan: '今晚办', doneBy: at('25 09:00') }, 'own'],
  [{ type: 'RequestExtension', ...one, extension: limit(3, '工作日'), reason: '待料' }, 'own'],
  [{ type: 'RequestExtension', ...one, extension: limit(7, '小时'), reason: '待料' }, 'own'],
  [{ type: 'GrantExtension', ...one }, centre],
  [{ type: 'GrantExtension', ...one, extension: limit(2, '小时') }, centre],
  [{ type: 'RefuseExtension', ...one, reason: '不必' }, centre],
  [{ type: 'DeclineSummons', ...one, reason: '非职责', legalBasis: '清单' }, 'own'],
  [{ type: 'OverruleDecline', ...one, reason: '属其职责' }, centre],
  [{ type: 'UpholdDecline', ...one, reason: '另派', replacement: 'shuiwu' }, centre],
  [{ type: 'ReplaceDepartment', ...one, replacement: 'shuiwu', reason: '改派' }, xinhua],
  [{ type: 'EndPause', ...one }, system],
  [{ type: 'RebaseDueTimes', reason: '通知' }, system],
  [{ type: 'ReturnWhistle', reason: '不清' }, head],
  [{ type: 'ResubmitWhistle', note: '已补', ...call }, xinhua],
  [{ type: 'ConfirmArrival', ...one }, xinhua],
  [{ type: 'RecordProgress', ...one, note: '处理中', evidence }, 'own'],
  [{ type: 'SuperviseSummons', ...one, step: 'escalation', reason: '久拖' }, centre],
  [
    { type: 'CallJointEnforcement', summonses: [1, 2], startsAt: at('20 09:00'), plan: '联合' },
    xinhua,
  ],
  [conclude, xinhua],
  [{ ...scene.rate, comment: '及时' }, xinhua],
  [{ type: 'RecordResidentSatisfaction', satisfaction: 4, channel: 'visit' }, xinhua],
  [{ type: 'MergeWhistle', into: 'earlier', reason: '同一事' }, xinhua],
  [scene.close, xinhua],
  [scene.withdraw, xinhua],
  [scene.reopen, xinhua],
];
/** All that is tried, by type. */
export const TRIES: readonly WhistleCommand[] = [...tries, ...appeals].map(([command]) => command);
/** What brings a matter on, and what the street answers. */
const WORK: readonly WhistleCommand['type'][] = [
  ...(['ArriveOnSite', 'ConfirmArrival', 'ReportResolution'] as const),
  ...(['SendBackResolution', 'ConfirmResolution', 'RateDepartment'] as const),
];
const turn = fc.record({
  // The end comes soon enough: what is tried mostly is what goes on before it.
  tried: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...tries.slice(0, -4)) },
    { weight: 15, arbitrary: fc.constantFrom(...tries.filter(([one]) => WORK.includes(one.type))) },
    { weight: 5, arbitrary: fc.constantFrom(...appeals) },
    { weight: 1, arbitrary: fc.constantFrom(...tries.slice(-4)) },
  ),
  stranger: fc.nat(9).map((n) => (n === 0 ? gongan : undefined)),
  summons: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 4 })),
  minutes: fc.oneof(fc.nat(90), fc.nat(600), fc.nat(2500)),
});
export const game = fc.record({
  kind: fc.constantFrom('natural', 'working', 'natural', 'working', 'started'),
  off: fc.uniqueArray(fc.nat(60), { maxLength: 15 }),
  worked: fc.uniqueArray(fc.nat(60), { maxLength: 8 }),
  /** Whether it is confirmed, reviewed and dispatched at once, or by chance. */
  sounded: fc.boolean(),
  turns: fc.array(turn, { minLength: 10, maxLength: 60, size: 'max' }),
});
export type Game = typeof game extends fc.Arbitrary<infer T> ? T : never;

export interface Position {
  readonly state: DecisionState;
  /** As read models have it. */
  readonly known: Whistle;
  readonly events: readonly WhistleEvent[];
  readonly now: string;
}
export type Look = (after: Position, before: Position, context: WhistleContext) => void;

/** The people of a department. */
const peopleOf = (organisation = 'chengguan'): Acting => ({ ...chengguan, organisation });

/** What the clocks may bring about: cards, and the rungs that are open. */
function firing({ overall, summonses }: Whistle): WhistleCommand[] {
  const clocks = summonses.flatMap(({ no: summons, clocks: of }) =>
    CLOCK_NAMES.flatMap((clock) => (of[clock] ? { summons, clock, dueAt: of[clock].dueAt } : [])),
  );
  const asked = summonses.flatMap(({ no: summons, asks }) =>
    asks.map(({ clock, due: { dueAt } }) => ({ summons, clock, dueAt })),
  );
  const contested = summonses.flatMap(({ no: summons, appeals: of }) =>
    of.flatMap(({ decision }) =>
      decision ? { summons, clock: 'appeal' as const, dueAt: decision.dueAt } : [],
    ),
  );
  const whole = overall ? [{ summons: 0, clock: 'overall' as const, dueAt: overall.dueAt }] : [];
  const cards = [...whole, ...clocks, ...asked, ...contested].flatMap((of): WhistleCommand[] => [
    { type: 'WarnOfDeadline', ...of },
    { type: 'MissDeadline', ...of },
  ]);
  const rungs = summonses.flatMap((one) =>
    openRungsOf(one).map(({ clock, dueAt, rung }): WhistleCommand => {
      return { type: 'ClimbLadder', summons: one.no, clock, dueAt, rung };
    }),
  );
  return [...cards, ...rungs];
}

export const aimed = (command: WhistleCommand, summons: number): WhistleCommand =>
  'summons' in command ? ({ ...command, summons } as WhistleCommand) : command;

/** Plays a game by the rules and looks at every position; tries that are refused are no moves. */
export function play({ kind, off, worked, sounded, turns }: Game, look: Look): Position {
  const rules = rulesOf(off, worked);
  let now = Date.parse(scene.at('10:00'));
  const { initialState: state } = whistle;
  let before: Position = { state, known: noWhistle, events: [], now: scene.at('10:00') };
  const step = (command: WhistleCommand, acting: Acting) => {
    const context = { ...scene.by(acting, '10:00'), now: new Date(now).toISOString(), rules };
    const decision = whistle.decide(command, before.state, context);
    const news = isRejection(decision) ? [] : decision;
    if (news.length === 0) return;
    const after: Position = {
      state: news.reduce(whistle.evolve, before.state),
      known: news.reduce(evolveWhistle, before.known),
      events: [...before.events, ...news],
      now: context.now,
    };
    look(after, before, context);
    before = after;
  };
  step(scene.raise({ kind, ...call }), xinhua);
  if (sounded) for (const [command, by] of tries.slice(0, 3)) step(command, by as Acting);
  for (const { tried, stranger, summons, minutes } of turns) {
    now += minutes * 60_000;
    for (const command of firing(before.state)) step(command, system);
    const [command, by] = tried;
    const own = peopleOf(before.state.summonses[summons - 1]?.department);
    step(aimed(command, summons), by === 'own' ? (stranger ?? own) : by);
  }
  return before;
}
export const nothing: Look = () => undefined;
