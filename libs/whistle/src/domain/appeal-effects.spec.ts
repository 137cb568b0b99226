import { elapsedMs, isArrivalProven, isWronglyCalled, nextDue, verdict } from './summons-clocks.js';
import { runningClockOf } from './summons-stops.js';
import * as scene from './testing/whistle-scene.js';
import { CLOCK_NAMES, type Contested } from './whistle.events.js';

const { after, arrive, assessor, at, by, centre, chengguan, confirm, contest, given } = scene;
const { guangming, rate, report, sendBack, sounded, stateOf, uphold, xinhua } = scene;

const photo = { evidence: [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }] };
const one = { summons: 1 } as const;
const about = (contested: Contested) => ({ ...contest, contested });
const duty = about({ subject: 'duty' });
const rating = about({ subject: 'rating' });
const exclusion = about({ subject: 'exclusion', ground: 'unlawful-demand' });
const resolved = (claimedAt: string) =>
  about({ subject: 'timestamp', clock: 'resolve', claimedAt });

const onSite: scene.Step = [{ ...arrive, ...photo }, by(chengguan, '13:00')];
const done: readonly scene.Step[] = [
  ...sounded,
  onSite,
  [{ ...report, ...photo }, by(chengguan, '13:30')],
  [confirm, by(xinhua, '14:00')],
];
const rated: readonly scene.Step[] = [...done, [rate, by(xinhua, '14:10')]];
const upheld = (appeal: typeof contest, steps = done): readonly scene.Step[] => [
  ...steps,
  [appeal, by(chengguan, '15:00')],
  [uphold, by(assessor, '16:00')],
];
const first = (steps: readonly scene.Step[]) => stateOf(after(...steps)).summonses[0]!;

describe('given an appeal about a step that was never recorded', () => {
  const open = upheld(contest, sounded);

  it('when it is upheld, then the clock stops there, runs to no card and is proven', () => {
    const summons = first(open);
    expect(summons.arrivedAt).toBeUndefined();
    expect(verdict(summons, 'arrive')).toBe('onTime');
    expect(elapsedMs(summons, 'arrive')).toBe(20 * 60_000);
    expect(runningClockOf(summons, 'arrive')).toBeUndefined();
    expect(isArrivalProven(summons)).toBe(true);
    expect(nextDue(summons, { status: 'open' })?.clock).toBe('acknowledge');
  });

  it('when the street disputes a later arrival, then the decision still stands', () => {
    const disputed: readonly scene.Step[] = [
      ...open,
      [{ ...arrive, ...photo }, by(chengguan, '16:30')],
      [{ type: 'DisputeArrival', ...one, reason: '无人到场' }, by(xinhua, '16:40')],
    ];
    expect(verdict(first(disputed), 'arrive')).toBe('onTime');
    expect(runningClockOf(first(disputed), 'arrive')).toBeUndefined();
  });

  it('when a pause comes later, then it does not turn late into in time', () => {
    const late = upheld(
      about({ subject: 'timestamp', clock: 'arrive', claimedAt: at('12:40') }),
      sounded,
    );
    const paused: readonly scene.Step[] = [
      ...late,
      [scene.pause, by(centre, '16:10')],
      [scene.resume, by(centre, '18:00')],
    ];
    expect(verdict(first(late), 'arrive')).toBe('late');
    expect(verdict(first(paused), 'arrive')).toBe('late');
  });

  it('when the department was replaced, then a time before that is possible, and nothing is reopened', () => {
    const replaced: readonly scene.Step[] = [
      ...sounded,
      [
        { type: 'ReplaceDepartment', ...one, replacement: 'shuiwu', reason: '改派' },
        by(xinhua, '13:00'),
      ],
    ];
    expect(verdict(first(replaced), 'arrive')).toBe('late');
    expect(first(upheld(contest, replaced))).toMatchObject({ released: 'replaced' });
    expect(verdict(first(upheld(contest, replaced)), 'arrive')).toBe('onTime');
    const after13 = about({ subject: 'timestamp', clock: 'arrive', claimedAt: at('13:01') });
    given(after(...replaced))
      .when(after13, by(chengguan, '15:00'))
      .then('APPEAL_TIME');
  });
});

describe('given a settled summons', () => {
  it('when the report is contested, then only once it is settled, and not before it was sent back', () => {
    const reported = done.slice(0, -1);
    given(after(...reported))
      .when(resolved(at('13:10')), by(chengguan, '15:00'))
      .then('APPEAL_TOO_EARLY');
    const twice: readonly scene.Step[] = [
      ...reported,
      [sendBack, by(xinhua, '14:00')],
      [{ ...report, ...photo }, by(chengguan, '17:00')],
      [confirm, by(xinhua, '17:10')],
    ];
    given(after(...twice))
      .when(resolved(at('13:30')), by(chengguan, '18:00'))
      .then('APPEAL_TIME');
    expect(first(upheld(resolved(at('13:10')))).corrected).toEqual({ resolve: at('13:10') });
  });

  it('when the rating is contested and upheld, then there is none, and no other one comes', () => {
    given(after(...done))
      .when(rating, by(chengguan, '15:00'))
      .then('NOTHING_TO_CONTEST');
    const voided = upheld(rating, rated);
    expect(first(voided).rating).toBeUndefined();
    given(after(...voided))
      .when(rate, by(xinhua, '17:00'))
      .then('RATING_VOIDED');
  });

  it('when the duty is contested and upheld, then every clock is excused; before the end it is declined', () => {
    given(after(...sounded))
      .when(duty, by(chengguan, '11:00'))
      .then('APPEAL_TOO_EARLY');
    const summons = first(upheld(duty));
    expect(isWronglyCalled(summons)).toBe(true);
    expect(CLOCK_NAMES.map((clock) => verdict(summons, clock))).toEqual(Array(4).fill('excused'));
  });

  it('when a decline is pending or was upheld, then the duty is not contested beside it', () => {
    const declined: readonly scene.Step[] = [
      ...sounded,
      [
        { type: 'DeclineSummons', ...one, reason: '非职责', legalBasis: '清单' },
        by(chengguan, '11:00'),
      ],
    ];
    given(after(...declined))
      .when(duty, by(chengguan, '11:10'))
      .then('DECLINE_PENDING');
    const ruled: readonly scene.Step[] = [
      ...declined,
      [
        { type: 'UpholdDecline', ...one, reason: '另派', replacement: 'shuiwu' },
        by(centre, '12:00'),
      ],
    ];
    given(after(...ruled))
      .when(duty, by(chengguan, '12:10'))
      .then('NOTHING_TO_CONTEST');
  });
});

describe('given a request that a summons be left out of the scores (考核剔除)', () => {
  it('when the street or the centre asks with evidence, then it is on record as theirs', () => {
    for (const who of [xinhua, centre]) {
      const steps: readonly scene.Step[] = [...done, [exclusion, by(who, '15:00')]];
      expect(first(steps).appeals).toMatchObject([{ by: who.organisation }]);
    }
    given(after(...done))
      .when(exclusion, by(guangming, '15:00'))
      .then('NOT_YOUR_ORGANISATION');
    given(after(...done))
      .when({ ...exclusion, evidence: [] }, by(xinhua, '15:00'))
      .then('EVIDENCE_REQUIRED');
  });

  it('when it is upheld, then the summons says on which ground; one ground is asked for at a time', () => {
    expect(first(upheld(exclusion)).excluded).toBe('unlawful-demand');
    const asked = after(...done, [exclusion, by(xinhua, '15:00')]);
    const other = about({ subject: 'exclusion', ground: 'duplicate' });
    given(asked).when(other, by(chengguan, '15:10')).then('APPEAL_PENDING');
  });

  it('when the department was only informed, then there is nothing to judge', () => {
    const informed = after([
      scene.raise({ informed: ['wuye'], assisting: [] }),
      by(xinhua, '10:00'),
    ]);
    given(informed)
      .when({ ...exclusion, summons: 2 }, by(xinhua, '11:00'))
      .then('INFORMED_ONLY');
  });
});

describe('given limits for filing', () => {
  it('when the limit of the rules after the end has passed, then it is too late', () => {
    given(after(...done))
      .when(contest, by(chengguan, '19 14:01'))
      .then('APPEAL_TOO_LATE');
    const { decision } = given(after(...done)).when(contest, by(chengguan, '19 14:00'));
    expect(decision).toHaveLength(1);
  });

  it('when a rating came later, then its own time counts', () => {
    const later: readonly scene.Step[] = [...done, [rate, by(xinhua, '18 14:00')]];
    const { decision } = given(after(...later)).when(rating, by(chengguan, '20 10:00'));
    expect(decision).toHaveLength(1);
  });

  it('when the period of its day has a window, then it is contested until its end', () => {
    const asked: string[] = [];
    const appealWindow = {
      contestableUntil: (day: string) => {
        asked.push(day);
        return at('17 09:00');
      },
    };
    const within = { ...by(chengguan, '17 09:00'), appealWindow };
    expect(given(after(...done)).when(contest, within).decision).toHaveLength(1);
    const past = { ...by(chengguan, '17 09:01'), appealWindow };
    const { decision } = given(after(...done)).when(contest, past);
    expect(decision).toMatchObject({
      rejected: 'APPEAL_TOO_LATE',
      details: { until: at('17 09:00') },
    });
    expect(asked).toEqual(['2026-11-16', '2026-11-16']);
  });

  it('when its period is open, then only the rules limit it', () => {
    const appealWindow = { contestableUntil: () => undefined };
    const { decision } = given(after(...done)).when(contest, {
      ...by(chengguan, '18 10:00'),
      appealWindow,
    });
    expect(decision).toHaveLength(1);
  });
});
