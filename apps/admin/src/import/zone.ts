import { DAY_MS, MINUTE_MS } from '#calendar';
import { AdminError } from '../admin-error.js';

const QUARTER_MS = 15 * MINUTE_MS;
const MOST_CACHED = 20_000;
const GMT = /GMT(?:([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?)?/;

function offsetReader(zone: string): (utcMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (utcMs) => {
    const [, sign, hours, minutes, seconds] = GMT.exec(format.format(utcMs)) ?? [];
    const ms =
      (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000 + Number(seconds ?? 0) * 1000;
    return sign === '-' ? -ms : ms;
  };
}

/** Zones change at full quarters of an hour only, and times of a log lie close together. */
function cached(read: (utcMs: number) => number): (utcMs: number) => number {
  const known = new Map<number, number>();
  return (utcMs) => {
    const quarter = Math.floor(utcMs / QUARTER_MS);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    if (known.size >= MOST_CACHED) known.clear();
    const offset = read(utcMs);
    known.set(quarter, offset);
    return offset;
  };
}

/**
 * Local times of an IANA zone as instants, both in milliseconds. An hour that comes twice in autumn is
 * taken as the first; one that is left out in spring as if the clock had not been changed yet.
 * @throws AdminError ZONE_UNKNOWN
 */
export function zoneReader(zone: string, pointer: string): (localMs: number) => number {
  let offsetAt: (utcMs: number) => number;
  try {
    offsetAt = cached(offsetReader(zone));
  } catch (cause) {
    throw new AdminError('ZONE_UNKNOWN', `不认识的时区“${zone}”（映射 ${pointer}/zone）`, {
      cause,
    });
  }
  return (localMs) => {
    const before = offsetAt(localMs - DAY_MS);
    const after = offsetAt(localMs + DAY_MS);
    const fits = [before, after].filter((offset) => offsetAt(localMs - offset) === offset);
    return localMs - (fits.length > 0 ? Math.max(...fits) : before);
  };
}
