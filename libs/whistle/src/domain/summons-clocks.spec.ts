import type { WhistleEvent } from './whistle.events.js';
import {
  elapsedMs,
  nextDue,
  openDueOf,
  summonsStatus,
  verdict,
  waitingReport,
} from './summons-clocks.js';
import type { Summons } from './summons.state.js';
import { foldWhistle } from './whistle.evolve.js';
import type { Whistle } from './whistle.state.js';

const at = (time: string): string => `2026-11-20T${time}:00.000Z`;
const clock = (due: string) => ({
  limit: { value: 1, unit: '小时' as const },
  dueAt: at(due),
  provisional: false,
});
const rule = { pack: 'test', version: '1' };
const one = { summons: 1, department: 'chengguan' };
const raisedAndSummoned: WhistleEvent[] = [
  {
    type: 'WhistleRaised',
    data: {
      at: at('01:00'),
      kind: 'routine',
      level: 'street',
      title: '占道经营',
      description: '',
      place: { address: '', regionCode: '370112001001' },
      category: '0201',
      channel: 'grid-patrol',
      street: 'street-1',
      raisedBy: 'street-1',
      rule,
    },
  },
  {
    type: 'DepartmentSummoned',
    data: {
      at: at('01:00'),
      ...one,
      role: 'lead',
      cause: 'raised',
      rule,
      clocks: { acknowledge: clock('02:00'), arrive: clock('03:00'), resolve: clock('06:00') },
    },
  },
];
const acknowledged = (time: string): WhistleEvent => ({
  type: 'DepartmentAcknowledged',
  data: { at: at(time), ...one, person: 'p' },
});
const arrived = (time: string): WhistleEvent => ({
  type: 'DepartmentArrived',
  data: { at: at(time), ...one, person: 'p', evidence: [] },
});
const reported = (time: string): WhistleEvent => ({
  type: 'ResolutionReported',
  data: { at: at(time), ...one, summary: '', evidence: [] },
});
const onOne = (type: 'ArrivalConfirmed' | 'ResolutionConfirmed', time: string): WhistleEvent => ({
  type,
  data: { at: at(time), ...one },
});
const paused = (time: string): WhistleEvent => ({
  type: 'ClockPaused',
  data: { at: at(time), ...one, reason: '等待材料', approvedBy: 'b' },
});
const resumed = (time: string, resolve: string): WhistleEvent => ({
  type: 'ClockResumed',
  data: { at: at(time), ...one, pausedMs: 0, clocks: { resolve: clock(resolve) } },
});

function after(...events: WhistleEvent[]): [Summons, Whistle] {
  const whistle = foldWhistle([...raisedAndSummoned, ...events]);
  return [whistle.summonses[0] as Summons, whistle];
}
const minutes = (ms: number | undefined) => ms && ms / 60_000;

describe('given a summoned department', () => {
  it('when nobody answers, then every clock is open and the first due time counts', () => {
    const [facts, whistle] = after();
    expect(verdict(facts, 'acknowledge')).toBe('open');
    expect(elapsedMs(facts, 'acknowledge')).toBeUndefined();
    expect(nextDue(facts, whistle)).toEqual({
      clock: 'acknowledge',
      dueAt: at('02:00'),
      provisional: false,
    });
    expect(summonsStatus(facts, whistle)).toBe('to-acknowledge');
  });

  it('when an arrival is disputed, then the next one counts', () => {
    const disputed: WhistleEvent = {
      type: 'ArrivalDisputed',
      data: { at: at('02:40'), ...one, reason: '无人' },
    };
    const [before, whistle] = after(acknowledged('01:10'), arrived('02:30'), disputed);
    expect(nextDue(before, whistle)?.dueAt).toBe(at('03:00'));
    expect(summonsStatus(before, whistle)).toBe('to-arrive');
    const [facts] = after(acknowledged('01:10'), arrived('02:30'), disputed, arrived('03:30'));
    expect(verdict(facts, 'arrive')).toBe('late');
    expect(minutes(elapsedMs(facts, 'arrive'))).toBe(150);
  });

  it('when the clock of the machine is set back, then no duration is negative', () => {
    const [facts] = after(acknowledged('00:10'), paused('03:00'), resumed('02:00', '06:00'));
    expect(elapsedMs(facts, 'acknowledge')).toBe(0);
    expect(minutes(elapsedMs(facts, 'resolve', at('02:30')))).toBe(90);
    expect(elapsedMs(facts, 'resolve', at('00:30'))).toBe(0);
  });

  it('when a report is sent back, then only the confirmed one stops the clock', () => {
    const back: WhistleEvent = {
      type: 'ResolutionSentBack',
      data: { at: at('04:00'), ...one, reason: '未解决', count: 1 },
    };
    const [waiting, whistle] = after(acknowledged('01:10'), arrived('02:00'), reported('03:00'));
    expect(verdict(waiting, 'resolve')).toBe('open');
    expect(nextDue(waiting, whistle)).toBeUndefined();
    expect(openDueOf(waiting, 'resolve')).toBeUndefined();
    expect(waitingReport(waiting)).toBe('inTime');
    expect(waitingReport(after(acknowledged('01:10'), reported('06:01'))[0])).toBe('late');
    const [again] = after(acknowledged('01:10'), reported('03:00'), back);
    expect([waitingReport(again), openDueOf(again, 'resolve')]).toEqual([undefined, at('06:00')]);
    const rest = [back, reported('05:00'), onOne('ResolutionConfirmed', '09:00')];
    const [facts] = after(acknowledged('01:10'), arrived('02:00'), reported('03:00'), ...rest);
    expect(verdict(facts, 'resolve')).toBe('onTime');
    expect(minutes(elapsedMs(facts, 'resolve'))).toBe(240);
    expect(facts.sentBack).toBe(1);
  });
});

describe('given a paused clock', () => {
  const before = [acknowledged('01:10'), arrived('02:00'), paused('03:00')];

  it('when it stands still, then nothing is due', () => {
    const [facts, whistle] = after(...before);
    expect(nextDue(facts, whistle)).toBeUndefined();
    expect(openDueOf(facts, 'resolve')).toBeUndefined();
    expect(minutes(elapsedMs(facts, 'resolve', at('08:00')))).toBe(120);
  });

  it('when the pause began at its due time or later, then it stays as due as it was', () => {
    const [facts] = after(acknowledged('01:10'), paused('03:00'));
    expect(openDueOf(facts, 'arrive')).toBe(at('03:00'));
    expect(openDueOf(facts, 'acknowledge')).toBeUndefined();
  });

  it('when it runs on, then the new due time is in force and the pause is not counted', () => {
    const rest = [resumed('07:00', '10:00'), reported('09:00')];
    const [facts] = after(...before, ...rest, onOne('ResolutionConfirmed', '09:30'));
    expect(verdict(facts, 'resolve')).toBe('onTime');
    expect(minutes(elapsedMs(facts, 'resolve'))).toBe(240);
    // A clock that had stopped before the pause is none the shorter for it.
    expect(minutes(elapsedMs(facts, 'arrive'))).toBe(60);
  });

  it('when it stops in a pause that began in time, then it is on time', () => {
    const [facts] = after(paused('01:30'), acknowledged('02:30'));
    expect(verdict(facts, 'acknowledge')).toBe('onTime');
    expect(minutes(elapsedMs(facts, 'acknowledge'))).toBe(30);
  });
});

describe('given a department that is released', () => {
  const replaced = (time: string): WhistleEvent => ({
    type: 'DepartmentReplaced',
    data: { at: at(time), ...one, reason: '职责不符', replacement: 'gongan' },
  });

  it('when that is before the due time, then it is excused; after it, the clock was missed', () => {
    const [facts, whistle] = after(replaced('02:30'));
    expect(verdict(facts, 'acknowledge')).toBe('late');
    expect(verdict(facts, 'arrive')).toBe('excused');
    expect(summonsStatus(facts, whistle)).toBe('released');
    expect(nextDue(facts, whistle)).toBeUndefined();
  });

  it('when its decline was upheld, then it is excused from every clock, though they were long due', () => {
    const [facts] = after(
      acknowledged('02:30'),
      { type: 'SummonsDeclined', data: { at: at('02:40'), ...one, reason: '', legalBasis: '' } },
      { type: 'DeclineUpheld', data: { at: at('09:00'), ...one, reason: '非其职责' } },
      replaced('09:00'),
    );
    const verdicts = (['acknowledge', 'arrive', 'resolve'] as const).map((c) => verdict(facts, c));
    expect(verdicts).toEqual(['excused', 'excused', 'excused']);
    expect(verdict(facts, 'contact')).toBeUndefined();
  });

  it('when the whistle is withdrawn, then it is released; what is confirmed stays', () => {
    const gone: WhistleEvent = {
      type: 'WhistleWithdrawn',
      data: { at: at('05:00'), reason: '误报' },
    };
    const [facts] = after(gone, acknowledged('05:30'));
    expect([facts.released, facts.acknowledgedAt]).toEqual(['whistle-withdrawn', undefined]);
    const settled = [arrived('02:00'), reported('03:00'), onOne('ResolutionConfirmed', '04:00')];
    const [done] = after(acknowledged('01:10'), ...settled, gone);
    expect(done.released).toBeUndefined();
  });

  it('when facts are stored and read back as JSON, then they fold on as before', () => {
    const [, whistle] = after(acknowledged('01:10'), paused('03:00'));
    const copy = JSON.parse(JSON.stringify(whistle)) as Whistle;
    expect(copy).toEqual(JSON.parse(JSON.stringify(whistle)));
    expect(copy).toEqual(whistle);
  });
});
