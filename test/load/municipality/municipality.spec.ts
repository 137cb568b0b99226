import { Chance } from './chance.js';
import { LoadOptionError, readLoadOptions } from './options.js';
import { type Act, storyOf } from './story.js';
import { blows, intensityAt, momentOf } from './tempo.js';
import { townOf } from './town.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const town = townOf();

function weekOfBlows(seed: number): number[] {
  const moments: number[] = [];
  for (const moment of blows(new Chance(seed, 0), 7_000, 0)) {
    if (moment >= 7 * DAY) return moments;
    moments.push(moment);
  }
  return moments;
}

describe('given the week of a municipality', () => {
  it('when blows are counted, then there are as many as were asked for, by the shape of days', () => {
    const moments = weekOfBlows(1);
    expect(moments.length / 49_000).toBeCloseTo(1, 1);
    const onDay = (day: number) => moments.filter((m) => Math.floor(m / DAY) === day).length;
    expect(onDay(0)).toBeGreaterThan(1.8 * onDay(6));
    const inHour = (hour: number) => moments.filter((m) => Math.floor(m / HOUR) % 24 === hour);
    expect(inHour(9).length).toBeGreaterThan(5 * inHour(3).length);
  });

  it('when it is played with the same seed, then it is the same', () => {
    expect(weekOfBlows(3)).toEqual(weekOfBlows(3));
    expect(storyOf(new Chance(3, 8), town, 8)).toEqual(storyOf(new Chance(3, 8), town, 8));
  });

  it('when hours of a week are averaged, then their intensity is one', () => {
    const hours = Array.from({ length: 7 * 24 }, (_, hour) => intensityAt(hour * HOUR));
    expect(hours.reduce((sum, intensity) => sum + intensity, 0) / hours.length).toBeCloseTo(1);
    expect(momentOf('2T09:30')).toBe(DAY + 9.5 * HOUR);
    expect(momentOf('8T09:30')).toBeUndefined();
  });
});

describe('given the lives of a thousand whistles', () => {
  const lives = Array.from({ length: 1_000 }, (_, index) =>
    storyOf(new Chance(1, index), town, index),
  );
  const shareOf = (mutation: Act['mutation']): number =>
    lives.filter((acts) => acts.some((act) => act.mutation === mutation)).length / lives.length;

  it('when they are read, then each is blown first and comes to an end', () => {
    for (const acts of lives) {
      expect(acts.map(({ mutation }) => mutation).indexOf('raiseWhistle')).toBe(0);
      const ends = acts.filter(({ mutation }) => /^(close|withdraw)Whistle$/.test(mutation));
      expect(ends.length).toBeGreaterThan(0);
    }
  });

  it('when departments answer, then some are disputed, sent back, replaced or paused', () => {
    for (const mutation of [
      ...(['disputeArrival', 'sendBackResolution', 'replaceDepartment', 'pauseClock'] as const),
    ]) {
      expect(shareOf(mutation)).toBeGreaterThan(0.03);
      expect(shareOf(mutation)).toBeLessThan(0.2);
    }
    expect(shareOf('reopenWhistle')).toBeGreaterThan(0);
  });
});

describe('given a command line', () => {
  it('when it names an address beyond this machine, then it is refused', () => {
    for (const url of ['http://192.168.1.9:3000', 'https://localhost', 'http://127.0.0.1.nip.io'])
      expect(() => readLoadOptions(['--url', url])).toThrow(RangeError);
    expect(readLoadOptions(['--url', 'http://127.0.0.1:3000']).urls).toHaveLength(1);
  });

  it('when a bound is none, then it is refused', () => {
    for (const args of [
      ['--seconds', '0'],
      ['--from', 'Monday'],
      ['--profile', 'cloud'],
    ])
      expect(() => readLoadOptions(args)).toThrow(LoadOptionError);
  });
});
