import { t } from './app/text';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1_440;

const inShanghai = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('zh-CN', Object.assign({ timeZone: 'Asia/Shanghai' }, options));

const TIME = inShanghai({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DAY = inShanghai({ year: 'numeric', month: 'numeric', day: 'numeric' });

/** 今天 15:30, 明天 09:00, 11月28日 09:00; with the year where it is another one. */
export function momentOf(instant: string, now: number): string {
  const at = new Date(instant);
  const day = DAY.format(at);
  const near = [
    [0, t('今天')],
    [1, t('明天')],
    [-1, t('昨天')],
  ] as const;
  for (const [days, name] of near)
    if (day === DAY.format(now + days * DAY_MINUTES * MINUTE_MS))
      return `${name} ${TIME.format(at)}`;
  const sameYear = day.slice(0, 4) === DAY.format(now).slice(0, 4);
  const [year, month, date] = partsOf(at);
  return sameYear
    ? t('{{month}}月{{date}}日 {{time}}', { month, date, time: TIME.format(at) })
    : t('{{year}}年{{month}}月{{date}}日 {{time}}', { year, month, date, time: TIME.format(at) });
}

function partsOf(at: Date): readonly [string, string, string] {
  const parts = DAY.formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return [of('year'), of('month'), of('day')];
}

/** 3 天 4 小时, 2 小时 5 分, 12 分, 40 秒. */
export function lengthOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return t('{{seconds}} 秒', { seconds });
  if (minutes < 10) return t('{{minutes}} 分 {{seconds}} 秒', { minutes, seconds: seconds % 60 });
  if (minutes < HOUR_MINUTES) return t('{{minutes}} 分钟', { minutes });
  const hours = Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES);
  if (minutes < DAY_MINUTES)
    return t('{{hours}} 小时 {{minutes}} 分', { hours, minutes: minutes % HOUR_MINUTES });
  return t('{{days}} 天 {{hours}} 小时', { days: Math.floor(minutes / DAY_MINUTES), hours });
}

/** What somebody filled into a native field for date and time, by the clock of Shanghai. */
export const instantOf = (typed: string): string => new Date(`${typed}:00+08:00`).toISOString();
