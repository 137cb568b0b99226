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
    [0, '今天'],
    [1, '明天'],
    [-1, '昨天'],
  ] as const;
  for (const [days, name] of near)
    if (day === DAY.format(now + days * DAY_MINUTES * MINUTE_MS))
      return `${name} ${TIME.format(at)}`;
  const sameYear = day.slice(0, 4) === DAY.format(now).slice(0, 4);
  const [year, month, date] = partsOf(at);
  return `${sameYear ? '' : `${year}年`}${month}月${date}日 ${TIME.format(at)}`;
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
  if (minutes === 0) return `${seconds} 秒`;
  if (minutes < 10) return `${minutes} 分 ${seconds % 60} 秒`;
  if (minutes < HOUR_MINUTES) return `${minutes} 分钟`;
  const hours = Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES);
  if (minutes < DAY_MINUTES) return `${hours} 小时 ${minutes % HOUR_MINUTES} 分`;
  return `${Math.floor(minutes / DAY_MINUTES)} 天 ${hours} 小时`;
}
