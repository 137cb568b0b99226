import fc from 'fast-check';
import { isRejection } from '#event-sourcing';
import type { WhistleCommand } from './whistle.js';
import type { Acting } from './whistle.context.js';
import { STREET_CLOCKS, type WhistleEvent } from './whistle.events.js';
import { WHISTLE_REJECTIONS } from './whistle.rejections.js';
import { foldWhistle } from './whistle.evolve.js';
import { isOfSummons } from './summons.state.js';
import type { Whistle } from './whistle.state.js';
import type { DecisionState } from './whistle.statements.js';
import { expectToAgree } from './testing/log-oracle.js';
import * as scene from './testing/whistle-scene.js';
import { whistle } from './whistle.js';

const { centre, chengguan, gongan, head, system, xinhua } = scene;
const evidence = [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }];
const department = fc.constantFrom('chengguan', 'gongan', 'shuiwu', 'paichusuo', 'nobody');
const people = [xinhua, head, centre, centre, chengguan, chengguan, gongan];
const summons = fc.constantFrom(1, 1, 1, 1, 2, 3);

const ON_SUMMONS: readonly WhistleCommand[] = [
  ...[scene.acknowledge, { ...scene.arrive, evidence }, { ...scene.arrive, evidence }],
  ...[{ ...scene.report, evidence }, { ...scene.report, evidence }, scene.pause, scene.confirm],
  ...[scene.confirm, scene.sendBack, scene.pause, scene.resume, scene.rate],
  { type: 'ContactStreet', summons: 1, person: '李队' },
  { type: 'ConfirmArrival', summons: 1 },
  { type: 'DisputeArrival', summons: 1, reason: '无人' },
  { type: 'RecordProgress', summons: 1, note: '在办', evidence: [] },
  { type: 'DeclineSummons', summons: 1, reason: '非职责', legalBasis: '清单' },
  { type: 'OverruleDecline', summons: 1, reason: '属其职责' },
  { type: 'UpholdDecline', summons: 1, reason: '确非' },
  { type: 'UpholdDecline', summons: 1, reason: '确非', replacement: 'shuiwu' },
  { type: 'RequestExtension', summons: 1, extension: { value: 9, unit: '小时' }, reason: '待料' },
  { type: 'GrantExtension', summons: 1 },
  { type: 'RefuseExtension', summons: 1, reason: '不必' },
  { type: 'SuperviseSummons', summons: 1, step: 'reminder', reason: '请加快' },
  { type: 'WithdrawDepartment', summons: 1, reason: '无需' },
  { type: 'ReplaceDepartment', summons: 1, replacement: 'paichusuo', reason: '改派' },
];
const CALL = { lead: 'chengguan', assisting: ['gongan'], informed: [] };
const ON_WHISTLE: readonly WhistleCommand[] = [
  ...[scene.close, scene.reopen, scene.reopen, scene.withdraw],
  { type: 'ApproveWhistle' },
  { type: 'ReturnWhistle', reason: '不详' },
  { type: 'ResubmitWhistle', note: '已补', ...CALL },
  { type: 'DispatchWhistle', ...CALL },
  { type: 'MergeWhistle', into: 'earlier', reason: '同一问题' },
  { type: 'RebaseDueTimes', reason: '通知' },
  { type: 'RecordResidentSatisfaction', satisfaction: 3, channel: 'sms' },
  { type: 'CallJointEnforcement', summonses: [1, 2], startsAt: scene.at('14:00'), plan: '检查' },
];

/**
 * A step of people, by whom it belongs to where nobody is named; a tick: the clock then tells
 * whatever it could think of; or one of those steps that would take effect, so that stories get far.
 */
type Play =
  | { readonly command: WhistleCommand; readonly who?: Acting | undefined; minutes: number }
  | { readonly tick: true; minutes: number }
  | { readonly sensible: number; minutes: number };
const minutes = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 600 }) },
);
const who = fc.option(fc.constantFrom(...people), { nil: undefined, freq: 6 });

const OF_DEPARTMENT: readonly WhistleCommand['type'][] = [
  ...(['AcknowledgeSummons', 'ArriveOnSite', 'ReportResolution', 'ContactStreet'] as const),
  ...(['RecordProgress', 'DeclineSummons', 'RequestExtension'] as const),
];
const OF_STREET: readonly WhistleCommand['type'][] = ['RateDepartment', 'ResubmitWhistle'];

function rightful(command: WhistleCommand, state: Whistle): Acting {
  if (OF_STREET.includes(command.type)) return xinhua;
  if (command.type === 'ApproveWhistle') return head;
  if (!OF_DEPARTMENT.includes(command.type) || !('summons' in command)) return centre;
  const organisation = state.summonses[command.summons - 1]?.department ?? 'nobody';
  return { ...chengguan, organisation };
}
const step: fc.Arbitrary<Play> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc
      .tuple(fc.constantFrom(...ON_SUMMONS), summons, who, minutes)
      .map(([command, no, by, m]) => ({
        command: { ...command, summons: no } as WhistleCommand,
        who: by,
        minutes: m,
      })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...ON_WHISTLE), who, minutes)
      .map(([command, by, m]) => ({ command, who: by, minutes: m })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(department, minutes).map(([id, m]) => ({
      command: { type: 'SummonDepartment', department: id, role: 'assist' } as const,
      minutes: m,
    })),
  },
  { weight: 4, arbitrary: minutes.map((m) => ({ tick: true as const, minutes: m })) },
  {
    weight: 20,
    arbitrary: fc.tuple(fc.nat(), minutes).map(([sensible, m]) => ({ sensible, minutes: m })),
  },
);

/** Everything the clock might tell a whistle about, right or wrong. */
function ticks(state: Whistle): WhistleCommand[] {
  const own = [
    { summons: 0, clock: 'review' as const, at: state.gate?.due },
    { summons: 0, clock: 'dispatch' as const, at: state.gate?.due },
    { summons: 0, clock: 'overall' as const, at: state.overall },
  ];
  const all = state.summonses.flatMap(({ no, clocks, decline, asks }) => [
    ...Object.entries({ ...clocks, ruling: decline?.ruling }).map(([clock, at]) => ({
      summons: no,
      clock: clock as keyof typeof clocks,
      at,
    })),
    ...asks.map(({ clock, due }) => ({ summons: no, clock, at: due })),
  ]);
  return [...own, ...all].flatMap(({ summons: no, clock, at }): WhistleCommand[] => {
    if (!at) return [];
    const about = { summons: no, clock: clock as 'resolve', dueAt: at.dueAt };
    const rungs = [0, 1, 2].map((rung) => ({ type: 'ClimbLadder', ...about, rung }) as const);
    const ended = { type: 'EndPause', summons: no } as const;
    return [
      { type: 'WarnOfDeadline', ...about },
      { type: 'MissDeadline', ...about },
      ...rungs,
      ended,
    ];
  });
}

interface Played {
  readonly log: readonly WhistleEvent[];
  readonly state: DecisionState;
}

const contextOf = (who: Acting, now: number) => ({
  ...scene.by(who, '10:00'),
  now: new Date(now).toISOString(),
});

const ENDS: readonly WhistleCommand['type'][] = ['WithdrawWhistle', 'MergeWhistle'];

/** What would take effect if it were told now. */
function effective(state: DecisionState, now: number): WhistleCommand[] {
  const all = state.summonses.flatMap(({ no }) =>
    ON_SUMMONS.map((command) => ({ ...command, summons: no }) as WhistleCommand),
  );
  return [...all, ...ON_WHISTLE].filter((command) => {
    if (ENDS.includes(command.type)) return false;
    const context = contextOf(rightful(command, state), now);
    const decision = whistle.decide(command, state, context);
    return !isRejection(decision) && decision.length > 0;
  });
}

function toldBy(
  next: Play,
  state: DecisionState,
  now: number,
): (readonly [WhistleCommand, Acting])[] {
  if ('tick' in next) return ticks(state).map((command) => [command, system]);
  if ('command' in next) return [[next.command, next.who ?? rightful(next.command, state)]];
  const choice = effective(state, now);
  const command = choice[next.sensible % choice.length];
  return command ? [[command, rightful(command, state)]] : [];
}

function play(kind: string, steps: readonly Play[]): Played {
  const log: WhistleEvent[] = [];
  let state = whistle.initialState;
  let now = Date.parse(scene.at('10:00'));
  const tell = (command: WhistleCommand, who: Acting) => {
    const decision = whistle.decide(command, state, contextOf(who, now));
    if (isRejection(decision)) expect(WHISTLE_REJECTIONS).toContain(decision.rejected);
    else log.push(...decision);
    if (!isRejection(decision)) state = decision.reduce(whistle.evolve, state);
  };
  tell(scene.raise({ kind }), xinhua);
  for (const next of steps) {
    now += next.minutes * 60_000;
    for (const [command, who] of toldBy(next, state, now)) tell(command, who);
  }
  return { log, state };
}

/** A start that gets the strict kind to sound, so that most of what is drawn means something. */
const opening: readonly Play[] = [
  {
    command: { type: 'ApproveWhistle' },
    minutes: 10,
  },
  { command: { type: 'DispatchWhistle', ...CALL }, minutes: 20 },
];
const story = fc
  .tuple(
    fc.constantFrom('strict', 'centred', 'two-way-strict', 'two-way-strict'),
    fc.constantFrom([], opening, opening, opening),
    fc.array(step, { minLength: 15, maxLength: 60, size: 'max' }),
  )
  .map(([kind, start, rest]) => ({ kind, steps: [...start, ...rest] }));

const keysOf = (log: readonly WhistleEvent[], type: WhistleEvent['type']) =>
  log
    .filter((event) => event.type === type)
    .map(({ data }) =>
      JSON.stringify([...Object.entries(data)].filter(([key]) => OF_DEADLINE.has(key))),
    );
const OF_DEADLINE = new Set(['summons', 'clock', 'dueAt', 'deadline']);

/** A story is long and everything in it is looked at: few of them say much. */
const runs = { numRuns: 25 };

describe('given any course of the whole procedure', () => {
  it('when it is played, then none throws and what is known agrees with the log', () => {
    fc.assert(
      fc.property(story, ({ kind, steps }) => {
        const { log, state } = play(kind, steps);
        expect(scene.stateOf(JSON.parse(JSON.stringify(log)) as WhistleEvent[])).toEqual(state);
        const { statements, ...known } = state;
        expect(statements.ending === undefined).toBe(state.status === 'open');
        expect(foldWhistle(log)).toEqual(known);
        expectToAgree(state, log);
      }),
      runs,
    );
  }, 60_000);

  it('when the clock tells of every deadline again and again, then each fires once', () => {
    fc.assert(
      fc.property(story, ({ kind, steps }) => {
        const { log } = play(kind, steps);
        for (const type of ['DeadlineApproaching', 'DeadlineMissed'] as const) {
          const fired = keysOf(log, type);
          expect(new Set(fired).size).toBe(fired.length);
        }
        const climbed = keysOf(log, 'SupervisionIssued').filter((key) => key.includes('deadline'));
        expect(new Set(climbed).size).toBe(climbed.length);
      }),
      runs,
    );
  }, 60_000);

  it('when the street is silent, then that is its own card: no ladder and no step against anybody', () => {
    fc.assert(
      fc.property(story, ({ kind, steps }) => {
        const { log } = play(kind, steps);
        const climbing = log.filter(
          ({ type, data }) => type === 'SupervisionIssued' || 'next' in data,
        );
        for (const { data } of climbing)
          for (const one of ['deadline' in data ? data.deadline : undefined, data])
            if (one && 'clock' in one) expect(STREET_CLOCKS).not.toContain(one.clock);
        const deemed = log.flatMap((event, index) =>
          event.type === 'ResolutionDeemedVerified' ? { event, before: log[index - 1] } : [],
        );
        for (const { event, before } of deemed) {
          const { summons: no } = event.data;
          const data = { clock: 'verify', summons: no };
          expect(before).toMatchObject({ type: 'DeadlineMissed', data });
          expect(deemed.filter((one) => one.event.data.summons === no)).toHaveLength(1);
        }
      }),
      runs,
    );
  }, 60_000);

  it('when it has not passed its review and dispatch, then nobody is summoned', () => {
    fc.assert(
      fc.property(story, ({ kind, steps }) => {
        let state = whistle.initialState;
        for (const event of play(kind, steps).log) {
          if (event.type === 'DepartmentSummoned') expect(state.stage).toBe('sounded');
          state = whistle.evolve(state, event);
        }
      }),
      runs,
    );
  }, 60_000);

  it('when a department is late, then no step of anybody’s brings a due time that was missed back', () => {
    fc.assert(
      fc.property(story, ({ kind, steps }) => {
        const { log, state } = play(kind, steps);
        const granted = new Set(keysOf(log, 'ExtensionGranted'));
        for (const event of log) {
          if (event.type !== 'DeadlineMissed' || event.data.summons === 0) continue;
          const { summons: no, clock, dueAt } = event.data;
          const known = state.summonses[no - 1];
          if (!known || !isOfSummons(clock) || granted.size > 0) continue;
          expect(known.clocks[clock]?.dueAt).toBe(dueAt);
        }
      }),
      runs,
    );
  }, 60_000);
});
