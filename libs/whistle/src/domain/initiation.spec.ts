import type { ResubmitWhistle } from './review.js';
import {
  after,
  at,
  by,
  centre,
  chengguan,
  director,
  given,
  guangming,
  head,
  heping,
  raise,
  secretary,
  type Step,
  stateOf,
  typesOf,
  withdraw,
  xincheng,
  xinhua,
} from './testing/whistle-scene.js';

const CALL = { lead: 'chengguan', assisting: ['gongan'], informed: [] };
const confirm = { type: 'ConfirmInitiative' } as const;
const giveBack = { type: 'ReturnWhistle', reason: '先由社区协商' } as const;
const resubmit: ResubmitWhistle = { type: 'ResubmitWhistle', note: '协商未果', ...CALL };
const blow = raise({ kind: 'initiated' });
const asked: Step = [blow, by(xinhua, '10:00')];
/** What the two leaders sign with. */
const ofSecretary = { name: '钱立', post: '党工委书记', account: 'secretary' };
const ofDirector = { name: '孙平', post: '主任', account: 'director' };
/** 书记兼主任 */
const both = { ...secretary, account: 'both', name: '李全', posts: ['主任', '党工委书记'] };
const SOUNDED = ['DepartmentSummoned', 'DepartmentSummoned'];

describe('given a kind that leaders start (鼓楼), blown by a clerk', () => {
  it('when it is blown, then nobody is summoned and no clock of a department runs', () => {
    const [raised, ...rest] = after(asked);
    expect(rest).toEqual([]);
    expect(raised?.data).toMatchObject({
      call: CALL,
      initiation: { awaiting: ['党工委书记', '主任'], applicant: xinhua.account },
    });
    expect(raised?.data).not.toHaveProperty('initiators');
    expect(stateOf(after(asked))).toMatchObject({
      stage: 'initiation',
      initiation: { awaiting: ['党工委书记', '主任'], since: at('10:00') },
      gate: undefined,
      summonses: [],
    });
  });

  it('when one leader confirms, then the other is still awaited; after both it sounds', () => {
    given(after(asked))
      .when(confirm, by(director, '10:10'))
      .then([
        {
          type: 'InitiativeConfirmed',
          data: { at: at('10:10'), initiators: [ofDirector], awaiting: ['党工委书记'] },
        },
      ]);
    const first: Step = [confirm, by(director, '10:10')];
    expect(stateOf(after(asked, first))).toMatchObject({
      stage: 'initiation',
      initiators: [ofDirector],
      initiation: { awaiting: ['党工委书记'], since: at('10:00') },
    });
    const events = after(asked, first, [confirm, by(secretary, '10:30')]);
    expect(typesOf(events.slice(2))).toEqual(['InitiativeConfirmed', ...SOUNDED]);
    expect(events[2]?.data).toEqual({ at: at('10:30'), initiators: [ofSecretary] });
    expect(stateOf(events)).toMatchObject({
      stage: 'sounded',
      initiation: undefined,
      initiators: [ofDirector, ofSecretary],
    });
    // Clocks start with the last signature, never with the blow.
    expect(stateOf(events).summonses[0]?.clocks.acknowledge?.dueAt).toBe(at('11:30'));
  });

  it('when one person holds both posts, then once is enough', () => {
    const { decision } = given(after(asked)).when(confirm, by(both, '10:10'));
    expect(typesOf(decision)).toEqual(['InitiativeConfirmed', ...SOUNDED]);
    expect(decision).toMatchObject([
      {
        data: {
          initiators: [
            { name: '李全', post: '党工委书记', account: 'both' },
            { name: '李全', post: '主任', account: 'both' },
          ],
        },
      },
      {},
      {},
    ]);
  });

  it('when who has confirmed says so again, then nothing happens twice', () => {
    const first = after(asked, [confirm, by(director, '10:10')]);
    given(first).when(confirm, by(director, '10:11')).then([]);
    const all = [...first, ...after(asked).slice(1)];
    expect(all).toEqual(first);
    const sounded = after(asked, [confirm, by(both, '10:10')]);
    given(sounded).when(confirm, by(both, '10:11')).then('NOT_IN_INITIATION');
  });

  it.each([
    ['INITIATOR_POST', confirm, xinhua],
    ['INITIATOR_POST', confirm, head],
    ['INITIATOR_POST', giveBack, xinhua],
    // A post is one at an organisation, and nobody signs for the leaders of a street.
    ['NOT_YOUR_ORGANISATION', confirm, { ...heping, posts: ['主任', '党工委书记'] }],
    ['NOT_YOUR_ORGANISATION', confirm, { ...centre, posts: ['主任', '党工委书记'] }],
    ['NOT_YOUR_ORGANISATION', confirm, { ...guangming, posts: ['主任'] }],
    ['NOT_YOUR_ORGANISATION', confirm, { ...chengguan, posts: ['主任'] }],
    ['NOT_YOUR_ORGANISATION', giveBack, centre],
  ] as const)('when it is not for them, then it is refused as %s', (code, command, who) => {
    given(after(asked)).when(command, by(who, '10:10')).then(code);
  });

  it('when it is refused, then the posts that are awaited are named', () => {
    const { decision } = given(after(asked)).when(confirm, by(xinhua, '10:10'));
    expect(decision).toEqual({
      rejected: 'INITIATOR_POST',
      details: { posts: '党工委书记、主任' },
    });
  });

  it('when a department would act, or it was never blown or is over, then there is nothing', () => {
    const sign = { type: 'AcknowledgeSummons', summons: 1, person: '李队' } as const;
    given(after(asked)).when(sign, by(chengguan, '10:10')).then('SUMMONS_NOT_FOUND');
    const approve = { type: 'ApproveWhistle' } as const;
    given(after(asked)).when(approve, by(head, '10:10')).then('NOT_IN_REVIEW');
    given([]).when(confirm, by(director, '10:10')).then('WHISTLE_NOT_FOUND');
    const over = after(asked, [withdraw, by(xinhua, '10:05')]);
    given(over).when(confirm, by(director, '10:10')).then('WHISTLE_NOT_OPEN');
    given(over)
      .when({ type: 'ReopenWhistle', reason: '再吹', lead: 'chengguan' }, by(xinhua, '11:00'))
      .then('NOT_SOUNDED');
  });

  it('when its street was merged meanwhile, then the leader of the one that succeeds it confirms', () => {
    const { decision } = given(after(asked)).when(
      confirm,
      by({ ...xincheng, posts: ['主任'] }, '10:10'),
    );
    expect(typesOf(decision)).toEqual(['InitiativeConfirmed']);
  });
});

describe('given a kind that leaders start, blown by a leader', () => {
  it('when he holds every post, then it sounds at once, signed by him', () => {
    const events = after([blow, by(both, '10:00')]);
    expect(typesOf(events)).toEqual(['WhistleRaised', ...SOUNDED]);
    expect(events[0]?.data).toMatchObject({
      initiators: [
        { post: '党工委书记', account: 'both' },
        { post: '主任', account: 'both' },
      ],
    });
    expect(events[0]?.data).not.toHaveProperty('call');
  });

  it('when he holds one of them, then he has signed and the other is awaited', () => {
    const events = after([blow, by(secretary, '10:00')]);
    expect(events[0]?.data).toMatchObject({
      initiators: [ofSecretary],
      initiation: { awaiting: ['主任'], applicant: 'secretary' },
    });
    given(events).when(confirm, by(secretary, '10:01')).then([]);
    const { decision } = given(events).when(confirm, by(director, '10:10'));
    expect(typesOf(decision)).toEqual(['InitiativeConfirmed', ...SOUNDED]);
  });

  it('when somebody of elsewhere with such a post blows, then it is no signature of the street', () => {
    for (const who of [
      { ...centre, posts: ['党工委书记', '主任'] },
      { ...heping, posts: ['主任'] },
    ]) {
      const level = who.role === 'community' ? ('community' as const) : ('street' as const);
      const [raised] = after([raise({ kind: 'initiated', level }), by(who, '10:00')]);
      expect(raised?.data).toMatchObject({ initiation: { awaiting: ['党工委书记', '主任'] } });
    }
  });

  it('when another kind asks for no initiative, then nothing is signed', () => {
    const [raised] = after([raise(), by(both, '10:00')]);
    expect(raised?.data).not.toHaveProperty('initiators');
  });
});

describe('given a kind that leaders start and that is reviewed and dispatched', () => {
  const strict: Step = [raise({ kind: 'initiated-strict' }), by(xinhua, '10:00')];

  it('when both have confirmed, then the review starts, never by who applied or confirmed', () => {
    const events = after(
      strict,
      [confirm, by(secretary, '10:10')],
      [confirm, by(director, '10:20')],
    );
    expect(events.at(-1)?.data).toMatchObject({
      review: { applicant: xinhua.account, clock: { dueAt: at('12:20') } },
    });
    expect(stateOf(events)).toMatchObject({ stage: 'review', call: CALL, initiation: undefined });
    const approve = { type: 'ApproveWhistle' } as const;
    for (const who of [xinhua, secretary])
      given(events)
        .when(approve, by({ ...who, posts: ['主要负责人'] }, '10:30'))
        .then('SELF_REVIEW');
    const { decision } = given(events).when(approve, by(head, '10:30'));
    expect(typesOf(decision)).toEqual(['WhistleApproved']);
  });

  it('when a leader sends it back, then every signature is asked for anew', () => {
    const returned = after(
      strict,
      [confirm, by(secretary, '10:10')],
      [giveBack, by(secretary, '10:20')],
    );
    expect(stateOf(returned)).toMatchObject({ stage: 'returned', initiation: undefined });
    given(returned).when(confirm, by(director, '10:30')).then('NOT_IN_INITIATION');
    const again = after(
      strict,
      [confirm, by(secretary, '10:10')],
      [giveBack, by(director, '10:20')],
      [resubmit, by(xinhua, '10:40')],
    );
    expect(stateOf(again)).toMatchObject({
      stage: 'initiation',
      initiators: [],
      initiation: { awaiting: ['党工委书记', '主任'], since: at('10:40') },
    });
  });

  it('when a leader puts it right himself, then that is his signature', () => {
    const events = after(
      strict,
      [giveBack, by(director, '10:20')],
      [resubmit, by(director, '10:40')],
    );
    expect(events.at(-1)?.data).toMatchObject({
      initiators: [ofDirector],
      initiation: { awaiting: ['党工委书记'], applicant: 'director' },
    });
  });
});
