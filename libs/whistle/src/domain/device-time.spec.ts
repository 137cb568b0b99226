import fc from 'fast-check';
import { clockEvents } from './clock-ledger.events.js';
import { verdict } from './summons-clocks.js';
import { stopTimeOf } from './summons-stops.js';
import {
  after,
  arrive,
  at,
  by,
  chengguan,
  confirm,
  given,
  pause,
  raise,
  report,
  resume,
  type Step,
  stateOf,
  xinhua,
} from './testing/whistle-scene.js';

const blown = (kind = 'offline'): Step => [raise({ kind, assisting: [] }), by(xinhua, '10:00')];
/** Due at 12:00; on the device at this time, and with the server at that. */
const arrived = (device: string, server: string): Step => [
  { ...arrive, deviceAt: at(device) },
  by(chengguan, server),
];
const seen = (time: string): Step => [{ type: 'ConfirmArrival', summons: 1 }, by(xinhua, time)];
const disputed = (time: string): Step => [
  { type: 'DisputeArrival', summons: 1, reason: '无人到场' },
  by(xinhua, time),
];
const judged = (...steps: readonly Step[]) => {
  const summons = stateOf(after(...steps)).summonses[0]!;
  return [stopTimeOf(summons, 'arrive'), verdict(summons, 'arrive')];
};

describe('given an arrival that was made without a network', () => {
  const late = arrived('11:50', '12:15');

  it('when it reaches the server late, then the server’s time judges until the street has confirmed it', () => {
    expect(judged(blown(), late)).toEqual([at('12:15'), 'late']);
    expect(judged(blown(), late, seen('13:00'))).toEqual([at('11:50'), 'onTime']);
    const { arrivedAt } = stateOf(after(blown(), late, seen('13:00'))).summonses[0]!;
    expect(arrivedAt).toBe(at('12:15'));
  });

  it('when it is confirmed, then the contact that it counts as is judged by the same time', () => {
    const [summons] = stateOf(after(blown(), late, seen('13:00'))).summonses;
    expect(summons && stopTimeOf(summons, 'contact')).toBe(at('11:50'));
  });

  it.each([
    ['the rules do not take it', 'routine', '11:50', '12:15'],
    ['it is further from the server’s than they say', 'offline', '11:44', '12:15'],
    ['it is later than the server’s', 'offline', '12:16', '12:15'],
    ['it is before the summons', 'offline', '09:59', '10:10'],
  ])('when %s, then the server’s time judges for good', (_, kind, device, server) => {
    const steps = [blown(kind), arrived(device, server)] as const;
    const { decision } = given(after(steps[0])).when(...steps[1]);
    expect(JSON.stringify(decision)).not.toContain('deviceTime');
    expect(judged(...steps, seen('13:00'))[0]).toBe(at(server));
  });

  it('when only the result is confirmed, then nobody has countersigned the arrival', () => {
    const done: readonly Step[] = [
      [report, by(chengguan, '12:30')],
      [confirm, by(xinhua, '13:00')],
    ];
    expect(judged(blown(), late, ...done)).toEqual([at('12:15'), 'late']);
  });

  it('when it is disputed, then neither time counts, and the next arrival is judged by its own', () => {
    const steps = [blown(), late, seen('12:30'), disputed('12:40')] as const;
    expect(judged(...steps)).toEqual([undefined, 'open']);
    expect(judged(...steps, [arrive, by(chengguan, '12:50')], seen('13:00'))).toEqual([
      at('12:50'),
      'late',
    ]);
  });

  it('when a photo is sent after it with another time, then that judges nothing', () => {
    const more: Step = [
      { ...arrive, person: '王队', deviceAt: at('12:16') },
      by(chengguan, '12:20'),
    ];
    expect(judged(blown(), late, more, seen('13:00'))).toEqual([at('11:50'), 'onTime']);
  });

  it('when a pause ends after it, then no clock that it stopped is moved', () => {
    const steps: readonly Step[] = [
      blown(),
      [pause, by(xinhua, '11:55')],
      late,
      seen('12:20'),
      [resume, by(xinhua, '13:55')],
    ];
    expect(judged(...steps)).toEqual([at('11:50'), 'onTime']);
    expect(stateOf(after(...steps)).summonses[0]?.clocks.arrive?.dueAt).toBe(at('12:00'));
  });

  it('when its ledger is read, then it says that the confirmation moved the stop', () => {
    const events = after(blown(), late, seen('13:00'));
    const effects = clockEvents(events, { summons: 1, clock: 'arrive' });
    expect(effects.map(({ event, effect }) => [event.type, effect])).toEqual([
      ['DepartmentSummoned', 'started'],
      ['DepartmentArrived', 'stopped'],
      ['ArrivalConfirmed', 'corrected'],
    ]);
  });
});

describe('given any device and any server', () => {
  it('when an arrival is judged, then never better than the device says, nor worse than the server', () => {
    const minute = fc.integer({ min: -120, max: 300 });
    const time = (minutes: number): string =>
      new Date(Date.parse(at('10:00')) + minutes * 60_000).toISOString();
    fc.assert(
      fc.property(minute, fc.nat(300), fc.boolean(), (device, server, confirmed) => {
        const [deviceAt, now] = [time(device), time(server)];
        const context = { ...by(chengguan, '10:00'), now };
        const steps: readonly Step[] = [
          blown(),
          [{ ...arrive, deviceAt }, context],
          ...(confirmed ? [seen('18:00')] : []),
        ];
        const summons = stateOf(after(...steps)).summonses[0]!;
        const stop = stopTimeOf(summons, 'arrive')!;
        expect(stop <= now).toBe(true);
        expect(stop >= summons.summonedAt).toBe(true);
        expect(stop === now || (stop === deviceAt && confirmed)).toBe(true);
        expect(Date.parse(now) - Date.parse(stop)).toBeLessThanOrEqual(30 * 60_000);
        const order = { onTime: 0, late: 1 } as Readonly<Record<string, number>>;
        const rank = (of: string) => order[of <= at('12:00') ? 'onTime' : 'late']!;
        const found = order[verdict(summons, 'arrive')!]!;
        expect(found).toBeLessThanOrEqual(rank(now));
        if (deviceAt <= now) expect(found).toBeGreaterThanOrEqual(rank(deviceAt));
      }),
      { numRuns: 500 },
    );
  });
});
