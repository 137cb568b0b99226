import type { ApproveWhistle, DispatchWhistle, ResubmitWhistle } from './review.js';
import {
  after,
  at,
  by,
  centre,
  chengguan,
  given,
  guangming,
  head,
  heping,
  raise,
  reopen,
  type Step,
  stateOf,
  typesOf,
  withdraw,
  xinhua,
} from './testing/whistle-scene.js';

/** Another clerk of the street. */
const colleague = { ...xinhua, account: 'xinhua-other' };
const CALL = { lead: 'chengguan', assisting: ['gongan'], informed: [] };
/** What the head signs with: the account's name and post. */
const reviewer = { name: '赵主任', post: '主要负责人', account: 'head' };
const approve: ApproveWhistle = { type: 'ApproveWhistle' };
const giveBack = { type: 'ReturnWhistle', reason: '地点不详' } as const;
const resubmit: ResubmitWhistle = { type: 'ResubmitWhistle', note: '已补地点', ...CALL };
const dispatch: DispatchWhistle = { type: 'DispatchWhistle', ...CALL };

const applied: Step = [raise({ kind: 'strict' }), by(xinhua, '10:00')];
const approved: readonly Step[] = [applied, [approve, by(head, '10:10')]];
const returned: readonly Step[] = [applied, [giveBack, by(head, '10:10')]];

describe('given a kind that is reviewed', () => {
  it('when it is blown, then it asks for its departments and nobody is summoned', () => {
    const [raised, ...rest] = after(applied);
    expect(rest).toEqual([]);
    expect(raised?.data).toMatchObject({
      call: CALL,
      review: {
        by: 'street',
        post: '主要负责人',
        applicant: 'xinhua-clerk',
        clock: { dueAt: at('12:00') },
      },
      overall: { dueAt: at('17 10:00') },
    });
    expect(raised?.data).not.toHaveProperty('dispatch');
    expect(stateOf(after(applied))).toMatchObject({ stage: 'review', call: CALL, summonses: [] });
  });

  it('when the head approves, then it goes to the command centre, whose clock starts', () => {
    const commented = { ...approve, comment: '同意' };
    const data = {
      at: at('10:10'),
      reviewer,
      comment: '同意',
      dispatch: {
        by: 'command-centre' as const,
        clock: {
          limit: { value: 1, unit: '小时' as const },
          dueAt: at('11:10'),
          provisional: false,
        },
      },
    };
    given(after(applied))
      .when(commented, by(head, '10:10'))
      .then([{ type: 'WhistleApproved', data }]);
    expect(stateOf(after(...approved))).toMatchObject({ stage: 'dispatch', summonses: [] });
    expect(stateOf(after(...approved)).gate?.clock).toBe('dispatch');
  });

  it('when the rules name no post, then the command centre may pass it too, and it sounds at once', () => {
    const blow: Step = [raise({ kind: 'reviewed' }), by(xinhua, '10:00')];
    const chief = { ...centre, name: '周指挥', posts: ['值班主任', '副主任'] };
    const { decision } = given(after(blow)).when(approve, by(chief, '10:10'));
    expect(typesOf(decision)).toEqual([
      ...['WhistleApproved', 'DepartmentSummoned', 'DepartmentSummoned'],
    ]);
    const signed = { name: '周指挥', post: '值班主任、副主任', account: centre.account };
    expect(decision).toMatchObject([
      { data: { reviewer: signed } },
      { data: { cause: 'raised', at: at('10:10') } },
      {},
    ]);
    const [plain] = after(blow, [approve, by(head, '10:10')]).slice(1);
    expect(plain?.data).toMatchObject({ reviewer });
  });

  it('when the account has neither a name nor a post, then it signs as what it is', () => {
    const blow: Step = [raise({ kind: 'reviewed' }), by(xinhua, '10:00')];
    const [passed] = after(blow, [approve, by(colleague, '10:10')]).slice(1);
    const { account } = colleague;
    expect(passed?.data).toMatchObject({ reviewer: { name: account, account } });
    expect(passed?.data).not.toHaveProperty('reviewer.post');
  });

  it.each([
    ['SELF_REVIEW', approve, xinhua],
    ['SELF_REVIEW', giveBack, xinhua],
    ['NOT_YOUR_ORGANISATION', approve, heping],
    ['NOT_YOUR_ORGANISATION', approve, guangming],
    ['NOT_YOUR_ORGANISATION', giveBack, chengguan],
    ['REVIEWER_POST', approve, colleague],
    ['REVIEWER_POST', giveBack, colleague],
    ['REVIEWER_POST', approve, { ...colleague, posts: ['科员'] }],
    // A post is one at an organisation: nobody signs for the street's head from elsewhere.
    ['REVIEWER_POST', approve, { ...centre, posts: ['主要负责人'] }],
    ['NOT_YOUR_ORGANISATION', approve, { ...heping, posts: ['主要负责人'] }],
    ['SELF_REVIEW', approve, { ...xinhua, posts: ['主要负责人'] }],
    ['NOT_RETURNED', resubmit, xinhua],
    ['NOT_AWAITING_DISPATCH', dispatch, centre],
  ] as const)(
    'when it is not for them or not so, then it is refused as %s',
    (code, command, who) => {
      given(after(applied)).when(command, by(who, '10:10')).then(code);
    },
  );

  it('when its departments are to be changed or closed before it sounds, then there are none', () => {
    const add = { type: 'SummonDepartment', department: 'shuiwu', role: 'assist' } as const;
    given(after(applied)).when(add, by(xinhua, '10:10')).then('NOT_SOUNDED');
    given(after(applied))
      .when({ type: 'CloseWhistle', summary: '办结' }, by(xinhua, '10:10'))
      .then('NOT_SOUNDED');
    given(after(applied))
      .when({ type: 'AcknowledgeSummons', summons: 1, person: '李队' }, by(chengguan, '10:10'))
      .then('SUMMONS_NOT_FOUND');
  });

  it('when there is no whistle or it is over, then nothing is decided on it', () => {
    const over = after(applied, [withdraw, by(xinhua, '10:05')]);
    for (const [command, who] of [
      ...[[approve, head] as const, [giveBack, head] as const],
      ...[[resubmit, xinhua] as const, [dispatch, centre] as const],
    ]) {
      given([]).when(command, by(who, '10:10')).then('WHISTLE_NOT_FOUND');
      given(over).when(command, by(who, '10:10')).then('WHISTLE_NOT_OPEN');
    }
  });

  it('when it was withdrawn before it sounded, then reopening is no way round the review', () => {
    for (const steps of [[applied], approved, returned]) {
      const over = after(...steps, [withdraw, by(xinhua, '10:30')]);
      given(over)
        .when({ ...reopen, lead: 'chengguan' }, by(xinhua, '11:00'))
        .then('NOT_SOUNDED');
    }
  });
});

describe('given a whistle that was returned', () => {
  it('when it is put right, then the review starts again, by somebody else than who sent it', () => {
    const events = after(...returned, [resubmit, by(colleague, '11:00')]);
    expect(events.at(-1)?.data).toMatchObject({
      note: '已补地点',
      call: CALL,
      review: { applicant: 'xinhua-other', clock: { dueAt: at('13:00') } },
    });
    given(events).when(approve, by(colleague, '11:10')).then('SELF_REVIEW');
    expect(stateOf(after(...returned))).toMatchObject({ stage: 'returned' });
    expect(stateOf(events)).toMatchObject({ stage: 'review', overall: { dueAt: at('17 10:00') } });
  });

  it('when other departments are asked for, then those are called in the end', () => {
    const call = { lead: 'shuiwu', assisting: [], informed: ['wuye'] };
    const events = after(
      ...returned,
      [{ ...resubmit, ...call }, by(xinhua, '11:00')],
      [approve, by(head, '11:10')],
      [{ ...dispatch, ...call }, by(centre, '11:20')],
    );
    const [lead, told] = stateOf(events).summonses;
    expect([lead?.department, told?.department, told?.role]).toEqual([
      'shuiwu',
      'wuye',
      'informed',
    ]);
  });

  it('when it is wrong again, or another street’s, then it is refused', () => {
    const events = after(...returned);
    given(events).when(resubmit, by(guangming, '11:00')).then('NOT_YOUR_ORGANISATION');
    given(events)
      .when({ ...resubmit, lead: 'nobody' }, by(xinhua, '11:00'))
      .then('DEPARTMENT_UNKNOWN');
    given(events)
      .when({ ...resubmit, assisting: ['chengguan'] }, by(xinhua, '11:00'))
      .then('DEPARTMENT_TWICE');
    given(events).when(giveBack, by(head, '11:00')).then('NOT_RETURNABLE');
    given(events).when(approve, by(head, '11:00')).then('NOT_IN_REVIEW');
  });

  it('when only the command centre dispatches, then it goes there again', () => {
    const blow: Step = [raise({ kind: 'centred' }), by(xinhua, '10:00')];
    const events = after(blow, [giveBack, by(centre, '10:20')], [resubmit, by(xinhua, '11:00')]);
    expect(events.at(-1)?.data).toMatchObject({
      call: CALL,
      dispatch: { clock: { dueAt: at('12:00') } },
    });
    expect(stateOf(events)).toMatchObject({ stage: 'dispatch' });
    const own = { ...resubmit, lead: 'paichusuo', assisting: [] };
    const direct = given(events.slice(0, -1)).when(own, by(xinhua, '11:00'));
    expect(typesOf(direct.decision)).toEqual(['WhistleResubmitted', 'DepartmentSummoned']);
  });
});

describe('given a kind that the command centre dispatches', () => {
  it('when it dispatches, also to others, then their clocks start then and not before', () => {
    const others = { ...dispatch, lead: 'shuiwu', assisting: ['chengguan'] };
    const { decision } = given(after(...approved)).when(others, by(centre, '10:30'));
    expect(decision).toMatchObject([
      {
        type: 'WhistleDispatched',
        data: { call: { lead: 'shuiwu', assisting: ['chengguan'], informed: [] } },
      },
      {
        type: 'DepartmentSummoned',
        data: {
          at: at('10:30'),
          summons: 1,
          department: 'shuiwu',
          role: 'lead',
          cause: 'dispatched',
          clocks: { acknowledge: { dueAt: at('11:30') }, contact: { dueAt: at('12:30') } },
          declineUntil: at('14:30'),
        },
      },
      { type: 'DepartmentSummoned', data: { summons: 2, department: 'chengguan', role: 'assist' } },
    ]);
    const sounded = after(...approved, [others, by(centre, '10:30')]);
    expect(stateOf(sounded)).toMatchObject({ stage: 'sounded', raisedAt: at('10:00') });
    expect(stateOf(sounded).gate).toBeUndefined();
    given(sounded).when(others, by(centre, '10:31')).then('NOT_AWAITING_DISPATCH');
    given(sounded).when(giveBack, by(centre, '10:31')).then('NOT_RETURNABLE');
  });

  it('when the centre gives it back, then it may; a street may neither dispatch nor return it', () => {
    given(after(...approved))
      .when(giveBack, by(centre, '10:30'))
      .then([{ type: 'WhistleReturned', data: { at: at('10:30'), reason: '地点不详' } }]);
    given(after(...approved))
      .when(giveBack, by(head, '10:30'))
      .then('NOT_YOUR_ORGANISATION');
    given(after(...approved))
      .when(dispatch, by(head, '10:30'))
      .then('NOT_YOUR_ORGANISATION');
  });

  it('when it calls nobody there is, or one twice, then it is refused', () => {
    const events = after(...approved);
    given(events)
      .when({ ...dispatch, lead: 'nobody' }, by(centre, '10:30'))
      .then('DEPARTMENT_UNKNOWN');
    given(events)
      .when({ ...dispatch, informed: ['gongan'] }, by(centre, '10:30'))
      .then('DEPARTMENT_TWICE');
  });

  it('when the centre blows itself, then nobody has to dispatch', () => {
    const events = after([raise({ kind: 'centred' }), by(centre, '10:00')]);
    expect(typesOf(events)).toEqual(['WhistleRaised', 'DepartmentSummoned', 'DepartmentSummoned']);
    expect(events[0]?.data).not.toHaveProperty('call');
  });
});
