import fc from 'fast-check';
import { isRejection } from '#event-sourcing';
import { aimed, game, play, type Position, TRIES } from './testing/whistle-game.js';
import * as scene from './testing/whistle-scene.js';
import {
  type ActionType,
  possibilitiesOf,
  type Possibility,
  SUMMONS_ACTIONS,
  WHISTLE_ACTIONS,
} from './whistle.actions.js';
import type { Acting, WhistleContext } from './whistle.context.js';
import { isUnresolved } from './summons.state.js';
import { whistle, type WhistleCommand, WHISTLE_COMMANDS } from './whistle.js';
import type { WhistleRejection } from './whistle.rejections.js';

const { centre, chengguan, gongan, guangming, head, heping, xinhua } = scene;
const ACTORS: readonly Acting[] = [
  ...[xinhua, head, scene.director, heping, guangming, centre, chengguan, gongan, scene.assessor],
];
const ORGANISATIONS = ['chengguan', 'gongan', 'shuiwu', 'paichusuo', 'wuye', 'xinchengsuo'];

/** What games try, and what they do not. */
const COMMANDS: readonly WhistleCommand[] = [
  ...TRIES,
  { type: 'SummonDepartment', department: 'paichusuo', role: 'assist' },
  { type: 'WithdrawDepartment', summons: 1, reason: '无需到场' },
];

/** What a refusal says of the input, and not of the state: other input may be accepted. */
const OF_INPUT: readonly WhistleRejection[] = [
  ...(['DEPARTMENT_UNKNOWN', 'DEPARTMENT_TWICE', 'AGENCY_OF_ANOTHER_STREET'] as const),
  ...(['DEPARTMENT_ALREADY_SUMMONED', 'LEAD_EXISTS'] as const),
  ...(['EXTENSION_UNIT', 'EXTENSION_TOO_LONG', 'STEP_NOT_YOURS', 'MERGE_TARGET_UNKNOWN'] as const),
  ...(['EXTENSION_MORE', 'PAUSE_UNTIL', 'PAUSE_TOO_LONG', 'ANSWER_TIME'] as const),
  // The departments that go together, the enforcement and the appeal are named by number.
  ...(['ENFORCEMENT_ALONE', 'SUMMONS_NOT_FOUND', 'SUMMONS_ENDED'] as const),
  ...(['ENFORCEMENT_NOT_FOUND', 'ENFORCEMENT_CONCLUDED', 'ENFORCEMENT_STRANGER'] as const),
  ...(['APPEAL_NOT_FOUND', 'APPEAL_NOT_PENDING', 'APPEAL_TIME'] as const),
];
/** One that names what it is about by itself: another matter may be contested still. */
const OF_MATTER: readonly ActionType[] = ['FileAppeal', 'WithdrawAppeal', 'DecideAppeal'];

interface Tried {
  readonly type: ActionType;
  readonly found: Possibility;
  /** What the decision makes of a command that somebody else thought up. */
  readonly outcome: 'accepted' | 'quiet' | WhistleRejection;
}

/** Everybody tries everything in a position, of what the table of actions has a word on. */
function triesIn({ state, now }: Position, rules: WhistleContext['rules']): Tried[] {
  return ACTORS.flatMap((acting) => {
    const context = { ...scene.by(acting, '10:00'), now, rules };
    const asked = { state, context, organisations: ORGANISATIONS };
    return [0, ...state.summonses.map(({ no }) => no)].flatMap((no) => {
      const types = no === 0 ? WHISTLE_ACTIONS : SUMMONS_ACTIONS;
      const possible = possibilitiesOf(types, no === 0 ? asked : { ...asked, summons: no });
      return COMMANDS.flatMap((command): Tried[] => {
        const type = command.type as ActionType;
        const found = possible.get(type);
        if (found === undefined) return [];
        const decision = whistle.decide(aimed(command, no), state, context);
        if (isRejection(decision)) return [{ type, found, outcome: decision.rejected }];
        return [{ type, found, outcome: decision.length > 0 ? 'accepted' : 'quiet' }];
      });
    });
  });
}

/** A verdict, and a refusal, that cannot both be right. */
function contradicts({ type, found, outcome }: Tried): boolean {
  if (outcome === 'accepted') return found !== 'possible';
  if (outcome === 'quiet') return false;
  const isOfInput = OF_INPUT.includes(outcome) || OF_MATTER.includes(type);
  return !isOfInput && (typeof found === 'string' || found.rejected !== outcome);
}

/** Every few events, and wherever the whistle as a whole is somewhere else. */
function isLookedAt({ events, state }: Position, { state: before }: Position): boolean {
  const isElsewhere = state.status !== before.status || state.stage !== before.stage;
  return isElsewhere || !state.summonses.some(isUnresolved) || events.length % 7 === 0;
}

describe('given random whistles, and everybody who could act on them', () => {
  it('when commands of people are enumerated, then each has an example and a place', () => {
    const ofService = [
      'EndPause',
      'RebaseDueTimes',
      'WarnOfDeadline',
      'MissDeadline',
      'ClimbLadder',
    ];
    const told = WHISTLE_COMMANDS.filter(
      (type) => type !== 'RaiseWhistle' && !ofService.includes(type),
    );
    expect([...WHISTLE_ACTIONS, ...SUMMONS_ACTIONS].sort()).toEqual([...told].sort());
  });

  it('when something is said to be possible, then it is accepted, and when not, refused with that code', () => {
    fc.assert(
      fc.property(game, (played) => {
        play(played, (position, before, { rules }) => {
          if (isLookedAt(position, before))
            expect(triesIn(position, rules).filter(contradicts)).toEqual([]);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('when many are played, then each is possible at some time, and impossible at another', () => {
    const verdicts = new Set<string>();
    for (const played of fc.sample(game, { numRuns: 80, seed: 20261127 }))
      play(played, (position, before, { rules }) => {
        if (!isLookedAt(position, before)) return;
        for (const { type, found } of triesIn(position, rules))
          verdicts.add(`${type} ${typeof found === 'string' ? found : 'refused'}`);
      });
    const expected = [...WHISTLE_ACTIONS, ...SUMMONS_ACTIONS].flatMap((type) =>
      ['possible', 'refused'].map((one) => `${type} ${one}`),
    );
    // Games rarely come to a close: see below.
    const rare = ['CloseWhistle possible', 'RecordResidentSatisfaction possible'];
    expect(expected.filter((one) => !verdicts.has(one) && !rare.includes(one))).toEqual([]);
  });
});

describe('given a whistle whose department is done', () => {
  const done = [
    [scene.raise({ assisting: [] }), scene.by(xinhua, '10:00')],
    [scene.arrive, scene.by(chengguan, '10:30')],
    [scene.report, scene.by(chengguan, '11:00')],
    [scene.confirm, scene.by(xinhua, '11:30')],
  ] as const;
  const found = (...steps: readonly scene.Step[]) => {
    const state = scene.stateOf(scene.after(...steps));
    const context = scene.by(xinhua, '13:00');
    const asked = { state, context, organisations: ORGANISATIONS };
    return Object.fromEntries(possibilitiesOf(WHISTLE_ACTIONS, asked));
  };

  it('when it is closed, then the resident can be asked, and it can be reopened', () => {
    const refused = (rejected: string): unknown => expect.objectContaining({ rejected });
    expect(found(...done)).toMatchObject({
      CloseWhistle: 'possible',
      RecordResidentSatisfaction: refused('WHISTLE_NOT_CLOSED'),
    });
    expect(found(...done, [scene.close, scene.by(xinhua, '12:00')])).toMatchObject({
      CloseWhistle: refused('WHISTLE_NOT_OPEN'),
      RecordResidentSatisfaction: 'possible',
      ReopenWhistle: 'possible',
    });
  });

  it('when a step is taken already, then it is done, and neither possible nor refused', () => {
    const state = scene.stateOf(scene.after(...done));
    const asked = { state, context: scene.by(xinhua, '13:00'), organisations: [] };
    const { ConfirmResolution, ResumeClock, RateDepartment, ReplaceDepartment } =
      Object.fromEntries(possibilitiesOf(SUMMONS_ACTIONS, { ...asked, summons: 1 }));
    expect([ConfirmResolution, ResumeClock]).toEqual(['done', 'done']);
    expect([RateDepartment, ReplaceDepartment]).toMatchObject([
      'possible',
      { rejected: 'ALREADY_CONFIRMED' },
    ]);
  });
});
