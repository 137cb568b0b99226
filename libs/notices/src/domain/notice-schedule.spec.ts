import { endOfQuietHours, scheduleOf } from './notice-schedule.js';

/** A time of Monday 16 November 2026 (or another day) in Shanghai. */
const at = (time: string, day = 16) =>
  new Date(`2026-11-${day}T${time}:00.000+08:00`).toISOString();
const night = { from: '22:00', to: '07:00' };
const noon = { from: '12:00', to: '13:30' };

describe('given quiet hours', () => {
  it.each([
    ['before midnight, then until the next morning', night, at('23:10'), at('07:00', 17)],
    ['after midnight, then until this morning', night, at('03:00'), at('07:00')],
    ['at their very end, then not at all', night, at('07:00'), at('07:00')],
    ['at their very beginning, then at once', night, at('22:00'), at('07:00', 17)],
    ['in the afternoon, then not at all', night, at('15:00'), at('15:00')],
    ['in a nap after lunch, then until its end', noon, at('12:30'), at('13:30')],
  ])('when it is %s', (_, quietHours, moment, expected) => {
    expect(endOfQuietHours(Date.parse(moment), quietHours)).toBe(Date.parse(expected));
  });
});

describe('given somebody who wants quiet nights and bundles of ten minutes', () => {
  const preferences = { muted: [], quietHours: night, bundleMinutes: 10 };
  const schedule = (notice: object, moment: string) =>
    scheduleOf({ urgent: false, ...notice }, preferences, moment);

  it.each<[string, object, string, string, boolean]>([
    ['it can wait, then it is gathered', {}, at('10:00'), at('10:10'), true],
    [
      'the bundle would go out at night, then in the morning',
      {},
      at('21:55'),
      at('07:00', 17),
      true,
    ],
    ['it is urgent, then at once', { urgent: true }, at('23:00'), at('23:00'), false],
    ['it is due at night, then at once', { reactBy: at('23:30') }, at('23:00'), at('23:00'), false],
    [
      'it is due at noon, then in the morning',
      { reactBy: at('12:00', 17) },
      at('23:00'),
      at('07:00', 17),
      true,
    ],
    [
      'it is due within the bundle, then at once',
      { reactBy: at('10:05') },
      at('10:00'),
      at('10:00'),
      false,
    ],
  ])('when %s', (...example) => {
    const [, notice, moment, notBefore, bundled] = example;
    expect(schedule(notice, moment)).toEqual({ notBefore, bundled });
  });
});

it('when nobody asked for anything, then it is told at once and by itself', () => {
  const preferences = { muted: [], bundleMinutes: 0 };
  const notBefore = at('23:00');
  expect(scheduleOf({ urgent: false }, preferences, notBefore)).toEqual({
    notBefore,
    bundled: false,
  });
});
