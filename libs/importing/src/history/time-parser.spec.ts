import { timeParser } from './time-parser.js';

const iso = timeParser({});

describe('given times that do not exist', () => {
  it.each([
    ...['2026-02-30', '2026-11-31 09:00', '2026-13-01', '2026-00-10', '2026-01-00', '2025-02-29'],
    ...['2026-11-26 24:01', '2026-11-26 25:00', '2026-11-26 09:60', '2026-11-26 09:00:60'],
    ...['0026-11-26', '12026-11-26', '1899-12-31', '2200-01-02', '9999-12-31 23:59'],
    ...['2026-11-26T09:00:00+15:00', '2026-11-26T09:00:00+08:60', '明天', ''],
  ])('when %j is read, then it is none', (text) => expect(iso(text)).toBeUndefined());

  it.each(['13:05 PM', '0:05 AM'])('when a twelve-hour clock shows %s, then it is none', (time) =>
    expect(timeParser({ format: 'yyyy-MM-dd h:mm a' })(`2026-11-26 ${time}`)).toBeUndefined(),
  );
});

describe('given times that do exist', () => {
  it.each([
    ['2024-02-29', '2024-02-28T16:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
    ['2026-11-26 09:00 +0545', '2026-11-26T03:15:00.000Z'],
    ['2199-12-31T00:00:00Z', '2199-12-31T00:00:00.000Z'],
  ])('when %j is read, then it is that instant', (text, instant) =>
    expect(new Date(iso(text) ?? NaN).toISOString()).toBe(instant),
  );
});
