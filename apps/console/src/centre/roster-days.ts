const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MONTHS = 12;

const LOCAL = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** YYYY-MM-DD in Beijing. */
export const dayOf = (now: number): string => LOCAL.format(now);
/** YYYY-MM in Beijing. */
export const monthOf = (now: number): string => dayOf(now).slice(0, 7);

export function monthLater(month: string, by: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const months = year * MONTHS + of - 1 + by;
  return `${Math.floor(months / MONTHS)}-${String((months % MONTHS) + 1).padStart(2, '0')}`;
}

interface Days {
  /** YYYY-MM-DD, both included. */
  readonly first: string;
  readonly last: string;
  /** HH:MM in Beijing, when each shift begins. */
  readonly begin: string;
  readonly hours: number;
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/** One shift for each day. */
export function shiftsOf({ first, last, begin, hours }: Days): readonly Span[] {
  const start = Date.parse(`${first}T${begin}:00+08:00`);
  const end = Date.parse(`${last}T${begin}:00+08:00`);
  const days = Math.floor((end - start) / DAY_MS) + 1;
  if (!Number.isFinite(days) || days < 1) return [];
  return Array.from({ length: days }, (_, day) => ({
    from: new Date(start + day * DAY_MS).toISOString(),
    to: new Date(start + day * DAY_MS + hours * HOUR_MS).toISOString(),
  }));
}
