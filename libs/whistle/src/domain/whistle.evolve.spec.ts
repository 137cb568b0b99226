import { nextDue, verdict } from './summons-clocks.js';
import type { Summons } from './summons.state.js';
import {
  after,
  arrive,
  at,
  by,
  centre,
  chengguan,
  close,
  confirm,
  head,
  raise,
  reopen,
  report,
  sounded,
  type Step,
  system,
  withdraw,
  xinhua,
} from './testing/whistle-scene.js';
import { evolveWhistle, foldWhistle } from './whistle.evolve.js';
import type { Whistle } from './whistle.state.js';

const photo = { evidence: [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }] };
const decline = {
  type: 'DeclineSummons',
  summons: 1,
  reason: '非职责',
  legalBasis: '三定方案',
} as const;
const overrule = { type: 'OverruleDecline', summons: 1, reason: '属其职责' } as const;
const hours = { value: 5, unit: '小时' } as const;
const ask = { type: 'RequestExtension', summons: 1, extension: hours, reason: '待管件' } as const;
const contact = { type: 'ContactStreet', summons: 1, person: '李队' } as const;
const merge = { type: 'MergeWhistle', into: 'earlier', reason: '同一问题' } as const;
const replace = {
  type: 'ReplaceDepartment',
  summons: 1,
  replacement: 'shuiwu',
  reason: '改派',
} as const;
const onSite: Step = [{ ...arrive, ...photo }, by(chengguan, '11:00')];
const reported: Step = [{ ...report, ...photo }, by(chengguan, '12:00')];

const factsOf = (...steps: readonly Step[]): Whistle => foldWhistle(after(...steps));
const oneOf = (...steps: readonly Step[]): Summons => factsOf(...steps).summonses[0] as Summons;

describe('given what is known of a whistle that has to be reviewed', () => {
  const [applied, approved] = sounded as readonly [Step, Step, Step];

  it('when it waits, then its stage, whom it asks for and its due time are known', () => {
    const call = { lead: 'chengguan', assisting: ['gongan'], informed: [] };
    expect(factsOf(applied)).toMatchObject({
      status: 'open',
      stage: 'review',
      call,
      summonses: [],
      gate: { clock: 'review', due: { dueAt: at('12:00') } },
    });
    expect(factsOf(applied, approved)).toMatchObject({
      stage: 'dispatch',
      call,
      gate: { clock: 'dispatch', due: { dueAt: at('11:10') } },
    });
    const sound = factsOf(...sounded);
    expect([sound.stage, sound.call, sound.gate]).toEqual(['sounded', undefined, undefined]);
  });

  it('when it is returned and submitted again, then it waits with a new due time', () => {
    const back: Step = [{ type: 'ReturnWhistle', reason: '地点不详' }, by(head, '10:10')];
    const returned = factsOf(applied, back);
    expect([returned.stage, returned.gate]).toEqual(['returned', undefined]);
    const call = { lead: 'shuiwu', assisting: [], informed: [] };
    const again: Step = [{ type: 'ResubmitWhistle', note: '已补', ...call }, by(xinhua, '11:00')];
    expect(factsOf(applied, back, again)).toMatchObject({
      stage: 'review',
      call,
      overall: { dueAt: at('17 10:00') },
      gate: { clock: 'review', due: { dueAt: at('13:00') } },
    });
  });
});

describe('given what is known of a decline', () => {
  const declined: readonly Step[] = [...sounded, [decline, by(chengguan, '11:00')]];

  it('when it waits, is ruled on, or is upheld, then that is known', () => {
    expect(oneOf(...declined).decline).toMatchObject({
      at: at('11:00'),
      reason: '非职责',
      legalBasis: '三定方案',
      outcome: 'pending',
      ruling: { dueAt: at('14:00') },
    });
    expect(oneOf(...declined, [overrule, by(centre, '12:00')]).decline).toMatchObject({
      outcome: 'overruled',
      ruledAt: at('12:00'),
      ruledBecause: '属其职责',
    });
    const uphold = {
      type: 'UpholdDecline',
      summons: 1,
      reason: '确非',
      replacement: 'shuiwu',
    } as const;
    const upheld = oneOf(...declined, [uphold, by(centre, '12:00')]);
    expect(upheld).toMatchObject({
      decline: { outcome: 'upheld', ruledBecause: '确非' },
      released: 'replaced',
    });
  });

  it('when it is reported, replaced or withdrawn before a ruling, then the decline lapses', () => {
    for (const rest of [
      [onSite, reported],
      [[replace, by(xinhua, '12:00')] as const],
      [[withdraw, by(xinhua, '12:00')] as const],
      [[merge, by(xinhua, '12:00')] as const],
    ])
      expect(oneOf(...declined, ...rest).decline).toMatchObject({ outcome: 'lapsed' });
  });
});

describe('given what is known of extensions', () => {
  it('when one is refused and one granted, then both are known and the due time has moved', () => {
    const refuse = { type: 'RefuseExtension', summons: 1, reason: '可先行' } as const;
    const facts = oneOf(
      ...sounded,
      [ask, by(chengguan, '15:00')],
      [refuse, by(centre, '15:30')],
      [ask, by(chengguan, '16:00')],
      [{ type: 'GrantExtension', summons: 1 }, by(centre, '16:30')],
    );
    expect(facts.extensions).toMatchObject([
      { outcome: 'refused', answeredAt: at('15:30'), refusedBecause: '可先行' },
      { outcome: 'granted', extension: hours, reason: '待管件', answeredAt: at('16:30') },
    ]);
    expect(facts.clocks.resolve?.dueAt).toBe(at('18 15:30'));
  });

  it('when the matter is settled without an answer, then it lapses; while reported, it waits', () => {
    const asked: readonly Step[] = [...sounded, onSite, [ask, by(chengguan, '11:30')], reported];
    expect(oneOf(...asked).extensions).toMatchObject([{ outcome: 'pending' }]);
    expect(oneOf(...asked, [confirm, by(xinhua, '13:00')]).extensions).toMatchObject([
      { outcome: 'lapsed' },
    ]);
  });
});

describe('given what is known of deadlines and supervision', () => {
  const due = { summons: 1, clock: 'resolve', dueAt: at('18 10:30') } as const;
  const warned: readonly Step[] = [
    ...sounded,
    onSite,
    [{ type: 'WarnOfDeadline', ...due }, by(system, '17 10:30')],
  ];
  const missed: readonly Step[] = [
    ...warned,
    [{ type: 'MissDeadline', ...due }, by(system, '18 10:31')],
  ];

  it('when a deadline is near and then missed, then one card turns from yellow to red', () => {
    const card = { clock: 'resolve', dueAt: at('18 10:30'), warnedAt: at('17 10:30') };
    expect(oneOf(...warned).cards).toEqual([card]);
    expect(oneOf(...missed).cards).toEqual([
      { ...card, missedAt: at('18 10:31'), next: { rung: 1, at: at('18 12:30') } },
    ]);
    expect(oneOf(...missed).supervisions).toEqual([
      { at: at('18 10:31'), step: 'reminder', cause: 'deadline', reason: '逾期未办' },
    ]);
  });

  it('when the ladder is climbed, then the card knows the next rung, and in the end none', () => {
    const climb = (rung: number, time: string): Step => [
      { type: 'ClimbLadder', ...due, rung },
      by(system, time),
    ];
    const first = oneOf(...missed, climb(1, '18 12:30'));
    expect(first.cards[0]?.next).toEqual({ rung: 2, at: at('18 14:30') });
    const last = oneOf(...missed, climb(1, '18 12:30'), climb(2, '18 14:30'));
    expect(last.cards[0]?.next).toBeUndefined();
    expect(last.supervisions.map(({ step }) => step)).toEqual([
      ...['reminder', 'written', 'escalation'],
    ]);
  });

  it('when people supervise, then no card changes', () => {
    const remind = {
      type: 'SuperviseSummons',
      summons: 1,
      step: 'reminder',
      reason: '请加快',
    } as const;
    const facts = oneOf(...warned, [remind, by(xinhua, '17 11:00')]);
    expect(facts.cards).toEqual(oneOf(...warned).cards);
    expect(facts.supervisions).toMatchObject([{ cause: 'person', reason: '请加快' }]);
  });

  it('when the whistle itself is late, then the card is its own', () => {
    const late = {
      type: 'MissDeadline',
      summons: 0,
      clock: 'overall',
      dueAt: at('17 10:00'),
    } as const;
    const facts = factsOf(...sounded, [late, by(system, '17 10:01')]);
    expect(facts.cards).toMatchObject([{ clock: 'overall', missedAt: at('17 10:01') }]);
    expect(facts.summonses.every(({ cards }) => cards.length === 0)).toBe(true);
  });
});

describe('given what is known of contact', () => {
  it('when it calls before it comes, or comes without a call, then the earlier one stops the clock', () => {
    const called = oneOf(...sounded, [contact, by(chengguan, '10:40')], onSite);
    expect([called.contactedAt, called.arrivedAt]).toEqual([at('10:40'), at('11:00')]);
    expect(verdict(called, 'contact')).toBe('onTime');
    expect(verdict(oneOf(...sounded, onSite), 'contact')).toBe('onTime');
    const late = oneOf(...sounded, onSite, [contact, by(chengguan, '13:00')]);
    expect(verdict(late, 'contact')).toBe('onTime');
  });

  it('when it neither called nor came, then contact is what is due next', () => {
    const acknowledged: Step = [
      { type: 'AcknowledgeSummons', summons: 1, person: '李队' },
      by(chengguan, '10:40'),
    ];
    const facts = factsOf(...sounded, acknowledged);
    const [one] = facts.summonses;
    expect(one && nextDue(one, facts)).toMatchObject({ clock: 'contact', dueAt: at('12:30') });
    expect(one && verdict(one, 'contact')).toBe('open');
    const late = oneOf(...sounded, acknowledged, [contact, by(chengguan, '12:31')]);
    expect(verdict(late, 'contact')).toBe('late');
  });

  it('when the arrival is disputed and nobody had called, then contact is due again', () => {
    const dispute = { type: 'DisputeArrival', summons: 1, reason: '无人到场' } as const;
    const facts = oneOf(...sounded, onSite, [dispute, by(xinhua, '11:10')]);
    expect(verdict(facts, 'contact')).toBe('open');
  });
});

describe('given what is known of a whistle that is over', () => {
  it('when it is merged, then whoever had not settled is let go and the other one is named', () => {
    const facts = factsOf(
      ...sounded,
      onSite,
      reported,
      [confirm, by(xinhua, '12:30')],
      [merge, by(xinhua, '13:00')],
    );
    expect(facts).toMatchObject({ status: 'merged', mergedInto: 'earlier' });
    const [lead, assisting] = facts.summonses;
    expect([lead?.released, assisting?.released]).toEqual([undefined, 'whistle-merged']);
    expect(assisting && verdict(assisting, 'resolve')).toBe('excused');
    expect(assisting && nextDue(assisting, facts)).toBeUndefined();
  });

  it('when the resident is asked, then the answer stands beside the rating; reopened, then still', () => {
    const asking = {
      type: 'RecordResidentSatisfaction',
      satisfaction: 2,
      channel: 'visit',
    } as const;
    const steps: readonly Step[] = [
      [raise({ kind: 'desk', assisting: [] }), by(xinhua, '10:00')],
      [report, by(chengguan, '11:00')],
      [confirm, by(xinhua, '11:30')],
      [close, by(xinhua, '12:00')],
      [asking, by(xinhua, '13:00')],
    ];
    const facts = factsOf(...steps);
    expect(facts.resident).toMatchObject({ at: at('13:00'), satisfaction: 2, channel: 'visit' });
    expect(facts.summonses[0]?.rating).toBeUndefined();
    const again = factsOf(...steps, [reopen, by(xinhua, '14:00')]);
    expect(again).toMatchObject({ status: 'open', reopened: 1, resident: { satisfaction: 2 } });
  });

  it('when facts are stored and read back as JSON at any point, then they fold on as before', () => {
    const due = { summons: 2, clock: 'acknowledge', dueAt: at('11:30') } as const;
    const events = after(
      ...sounded,
      [decline, by(chengguan, '11:00')],
      [ask, by(chengguan, '11:10')],
      [{ type: 'MissDeadline', ...due }, by(system, '11:31')],
      [merge, by(xinhua, '13:00')],
    );
    const whole = foldWhistle(events);
    for (const [n] of events.entries()) {
      const stored = JSON.parse(JSON.stringify(foldWhistle(events.slice(0, n)))) as Whistle;
      expect(events.slice(n).reduce(evolveWhistle, stored)).toEqual(whole);
    }
  });
});
