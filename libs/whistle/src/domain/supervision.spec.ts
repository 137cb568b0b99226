import type { AnswerSupervision, SuperviseSummons } from './supervision.js';
import {
  after,
  arrive,
  at,
  by,
  centre,
  chengguan,
  confirm,
  given,
  guangming,
  heping,
  ofOne,
  raise,
  report,
  sendBack,
  sounded,
  type Step,
  stateOf,
  typesOf,
  withdraw,
  xinhua,
} from './testing/whistle-scene.js';

const remind: SuperviseSummons = {
  type: 'SuperviseSummons',
  summons: 1,
  step: 'reminder',
  reason: '请加快办理',
};
const photo = { evidence: [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }] };
const arrived: Step = [{ ...arrive, ...photo }, by(chengguan, '11:00')];
const reported: readonly Step[] = [
  ...sounded,
  arrived,
  [{ ...report, ...photo }, by(chengguan, '12:00')],
];

describe('given a department that is slow', () => {
  it('when its street reminds it, then that is on record, as often as it is done', () => {
    const data = {
      ...ofOne('12:00'),
      step: 'reminder',
      cause: 'person',
      reason: '请加快办理',
    } as const;
    given(after(...sounded))
      .when(remind, by(xinhua, '12:00'))
      .then([{ type: 'SupervisionIssued', data }]);
    const again = after(...sounded, [remind, by(xinhua, '12:00')]);
    expect(typesOf(given(again).when(remind, by(xinhua, '13:00')).decision)).toEqual([
      'SupervisionIssued',
    ]);
    expect(stateOf(again).summonses[0]?.clocks).toEqual(
      stateOf(after(...sounded)).summonses[0]?.clocks,
    );
  });

  it('when it is written or escalated, then by the command centre alone', () => {
    for (const step of ['written', 'escalation'] as const) {
      given(after(...sounded))
        .when({ ...remind, step }, by(xinhua, '12:00'))
        .then('STEP_NOT_YOURS');
      const { decision } = given(after(...sounded)).when({ ...remind, step }, by(centre, '12:00'));
      expect(decision).toMatchObject([{ type: 'SupervisionIssued', data: { step } }]);
    }
  });

  it('when the community blew, then it may remind as well; others may not', () => {
    const events = after([raise({ level: 'community' }), by(heping, '10:00')]);
    expect(typesOf(given(events).when(remind, by(heping, '12:00')).decision)).toEqual([
      'SupervisionIssued',
    ]);
    for (const who of [guangming, chengguan])
      given(after(...sounded))
        .when(remind, by(who, '12:00'))
        .then('NOT_YOUR_ORGANISATION');
  });

  it('when nothing is asked of it, then there is nothing to supervise', () => {
    const told = after([raise({ informed: ['shuiwu'] }), by(xinhua, '10:00')]);
    given(told)
      .when({ ...remind, summons: 3 }, by(xinhua, '12:00'))
      .then('INFORMED_ONLY');
    given(after(...reported))
      .when(remind, by(xinhua, '12:30'))
      .then('ALREADY_REPORTED');
    given(after(...reported, [confirm, by(xinhua, '12:40')]))
      .when(remind, by(xinhua, '13:00'))
      .then('ALREADY_CONFIRMED');
    given(after(...sounded, [withdraw, by(xinhua, '11:00')]))
      .when(remind, by(xinhua, '12:00'))
      .then('WHISTLE_NOT_OPEN');
    given(after(...sounded))
      .when({ ...remind, summons: 9 }, by(xinhua, '12:00'))
      .then('SUMMONS_NOT_FOUND');
  });
});

describe('given a matter that is sent back again and again', () => {
  it('when that happens as often as the rules bear, then it is escalated, once', () => {
    const once: readonly Step[] = [...reported, [sendBack, by(xinhua, '13:00')]];
    expect(typesOf(after(...once).slice(-1))).toEqual(['ResolutionSentBack']);
    const again: readonly Step[] = [...once, [{ ...report, ...photo }, by(chengguan, '14:00')]];
    const { decision } = given(after(...again)).when(sendBack, by(xinhua, '15:00'));
    expect(decision).toMatchObject([
      { type: 'ResolutionSentBack', data: { count: 2 } },
      {
        type: 'SupervisionIssued',
        data: {
          ...ofOne('15:00'),
          step: 'escalation',
          cause: 'sent-back',
          reason: '退回重办已达 2 次',
        },
      },
    ]);
    const third: readonly Step[] = [
      ...again,
      [sendBack, by(xinhua, '15:00')],
      [{ ...report, ...photo }, by(chengguan, '16:00')],
    ];
    expect(typesOf(given(after(...third)).when(sendBack, by(xinhua, '17:00')).decision)).toEqual([
      'ResolutionSentBack',
    ]);
  });

  it('when the rules set no bound, then it is only counted', () => {
    const blow: Step = [raise({ kind: 'desk' }), by(xinhua, '10:00')];
    let steps: readonly Step[] = [blow];
    for (const hour of ['11', '12', '13'])
      steps = [
        ...steps,
        [report, by(chengguan, `${hour}:00`)],
        [sendBack, by(xinhua, `${hour}:30`)],
      ];
    const events = after(...steps);
    expect(typesOf(events)).not.toContain('SupervisionIssued');
    expect(stateOf(events).summonses[0]?.sentBack).toBe(3);
  });
});

describe('given a department that was supervised', () => {
  const answer: AnswerSupervision = {
    type: 'AnswerSupervision',
    summons: 1,
    plan: '今晚清掏',
    doneBy: at('20:00'),
  };
  const reminded: readonly Step[] = [...sounded, [remind, by(xinhua, '12:00')]];

  it('when it answers what it will do by when, then that is on record, and no clock moves', () => {
    const data = { ...ofOne('12:30'), supervision: 1, plan: '今晚清掏', doneBy: at('20:00') };
    given(after(...reminded))
      .when(answer, by(chengguan, '12:30'))
      .then([{ type: 'SupervisionAnswered', data }]);
    const events = after(...reminded, [answer, by(chengguan, '12:30')]);
    const [summons] = stateOf(events).summonses;
    expect(summons?.supervisions).toMatchObject([
      { answer: { at: at('12:30'), plan: '今晚清掏', doneBy: at('20:00') } },
    ]);
    expect(summons?.clocks).toEqual(stateOf(after(...reminded)).summonses[0]?.clocks);
  });

  it('when it answers again, then quietly where it says the same, and is refused otherwise', () => {
    const events = after(...reminded, [answer, by(chengguan, '12:30')]);
    given(events).when(answer, by(chengguan, '12:40')).then([]);
    given(events)
      .when({ ...answer, plan: '明早清掏' }, by(chengguan, '12:40'))
      .then('SUPERVISION_ANSWERED');
  });

  it('when it is supervised again, then it has to answer again', () => {
    const again = after(
      ...reminded,
      [answer, by(chengguan, '12:30')],
      [{ ...remind, step: 'written' }, by(centre, '13:00')],
    );
    expect(stateOf(again).summonses[0]?.supervisions[1]?.answer).toBeUndefined();
    expect(given(again).when(answer, by(chengguan, '13:10')).decision).toMatchObject([
      { data: { supervision: 2 } },
    ]);
  });

  it('when nobody supervised it, it is not theirs, or the time is past, then it is refused', () => {
    given(after(...sounded))
      .when(answer, by(chengguan, '12:30'))
      .then('NO_SUPERVISION');
    given(after(...reminded))
      .when(answer, by(guangming, '12:30'))
      .then('NOT_YOUR_ORGANISATION');
    given(after(...reminded))
      .when(answer, by(chengguan, '20:00'))
      .then('ANSWER_TIME');
    const late = after(...reminded, arrived, [{ ...report, ...photo }, by(chengguan, '13:00')]);
    given(late).when(answer, by(chengguan, '13:30')).then('ALREADY_REPORTED');
  });
});
