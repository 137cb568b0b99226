import {
  after,
  arrive,
  at,
  blown,
  by,
  chengguan,
  confirm,
  raise,
  report,
  sendBack,
  type Step,
  xinhua,
} from '../../domain/testing/whistle-scene.js';
import { responseDetail } from './response-detail.js';
import { shownArrival, shownReport } from './shown-response.js';

const photo = { reference: 'photos/1.jpg', mediaType: 'image/jpeg' };
/** A name that is no digest: the file was never sent here. */
const shownPhoto = { ...photo, keptElsewhere: true };
const location = { longitude: 117.1, latitude: 36.7, accuracyMetres: 8 };

/** What is read back of the first summons. */
function readBack(...steps: readonly Step[]) {
  const log = after(blown, ...steps);
  const { arrival, report } = responseDetail(log, 1);
  return { arrival: shownArrival(arrival), report: shownReport(report) };
}

const arrived: Step = [
  { ...arrive, location, deviceAt: at('10:28'), evidence: [photo] },
  by(chengguan, '10:30'),
];
const reported: Step = [{ ...report, person: '李队', evidence: [photo] }, by(chengguan, '11:00')];

describe('given a department that was summoned', () => {
  it('when nobody has come yet, then there is nothing to read back', () => {
    expect(readBack()).toEqual({ arrival: null, report: null });
  });

  it('when it arrives, then the place with its accuracy and both times are read back', () => {
    expect(readBack(arrived).arrival).toEqual({
      state: 'claimed',
      at: at('10:30'),
      deviceAt: at('10:28'),
      person: arrive.person,
      location,
      evidence: [shownPhoto],
      answeredAt: null,
      disputedBecause: null,
      judgedBy: 'server',
      judgedAt: at('10:30'),
      supplements: [],
    });
  });

  it('when the street confirms it, then that is read back with its time', () => {
    const seen: Step = [{ type: 'ConfirmArrival', summons: 1 }, by(xinhua, '10:40')];
    expect(readBack(arrived, seen).arrival).toMatchObject({
      state: 'confirmed',
      answeredAt: at('10:40'),
    });
  });

  it('when rules take the device’s time, then it judges once the street has confirmed the arrival', () => {
    const offline: Step = [raise({ kind: 'offline', assisting: [] }), by(xinhua, '10:00')];
    const judged = (...steps: readonly Step[]) => {
      const { arrival } = responseDetail(after(offline, arrived, ...steps), 1);
      const shown = shownArrival(arrival);
      return [shown?.judgedBy, shown?.judgedAt, shown?.at, shown?.deviceAt];
    };
    expect(judged()).toEqual(['server', at('10:30'), at('10:30'), at('10:28')]);
    const seen: Step = [{ type: 'ConfirmArrival', summons: 1 }, by(xinhua, '10:40')];
    expect(judged(seen)).toEqual(['device', at('10:28'), at('10:30'), at('10:28')]);
  });

  it('when the arrival is disputed, then the reason is read back, until it arrives anew', () => {
    const dispute: Step = [
      { type: 'DisputeArrival', summons: 1, reason: '无人到场' },
      by(xinhua, '10:40'),
    ];
    expect(readBack(arrived, dispute).arrival).toMatchObject({
      state: 'disputed',
      disputedBecause: '无人到场',
    });
    const again: Step = [arrive, by(chengguan, '10:50')];
    expect(readBack(arrived, dispute, again).arrival).toMatchObject({
      state: 'claimed',
      at: at('10:50'),
      deviceAt: null,
      location: null,
      disputedBecause: null,
    });
  });

  it('when more is sent after the arrival, then it stands beside it', () => {
    const more: Step = [{ ...arrive, person: '王队', location }, by(chengguan, '10:45')];
    expect(readBack(arrived, more).arrival).toMatchObject({
      at: at('10:30'),
      supplements: [{ at: at('10:45'), person: '王队', location, deviceAt: null }],
    });
  });
});

describe('given a department that has reported', () => {
  it('when its report is read back, then with who reported, what and when', () => {
    expect(readBack(arrived, reported).report).toEqual({
      state: 'reported',
      at: at('11:00'),
      person: '李队',
      summary: report.summary,
      evidence: [shownPhoto],
      answeredAt: null,
      sentBackBecause: null,
      supplements: [],
    });
  });

  it('when nobody was named, then the person is null', () => {
    expect(readBack(arrived, [report, by(chengguan, '11:00')]).report?.person).toBeNull();
  });

  it('when it is sent back, then the reason is read back, and a new report replaces it', () => {
    const back: Step = [sendBack, by(xinhua, '11:30')];
    expect(readBack(arrived, reported, back).report).toMatchObject({
      state: 'sent-back',
      answeredAt: at('11:30'),
      sentBackBecause: sendBack.reason,
    });
    const anew: Step = [{ ...report, summary: '又清一遍' }, by(chengguan, '12:00')];
    const seen: Step = [confirm, by(xinhua, '12:10')];
    expect(readBack(arrived, reported, back, anew, seen).report).toMatchObject({
      state: 'confirmed',
      summary: '又清一遍',
      answeredAt: at('12:10'),
      sentBackBecause: null,
    });
  });

  it('when more is added, then it says by whom and what', () => {
    const more: Step = [{ ...report, summary: '又清一遍', person: '王队' }, by(chengguan, '11:20')];
    expect(readBack(arrived, reported, more).report?.supplements).toEqual([
      { at: at('11:20'), person: '王队', summary: '又清一遍', evidence: [] },
    ]);
  });
});
