import { localMinute } from '#calendar';
import type { Figure } from './figure.js';
import { clockWordOf, verdictWordOf } from './figure-words.js';
import type { ListedClock, ListedSummons } from './listed-summonses.js';

const minutesText = (minutes: number): string => `${Math.round(minutes * 10) / 10}`;

function clockDetails({ dueAt, stoppedAt, minutes, workingMinutes }: ListedClock): string {
  const details = [
    ...(dueAt === null ? [] : [`到期 ${localMinute(dueAt)}`]),
    ...(stoppedAt === null ? [] : [`停表 ${localMinute(stoppedAt)}`]),
    ...(minutes === null ? [] : [`用时 ${minutesText(minutes)} 分钟`]),
    ...(workingMinutes === null ? [] : [`工作时间 ${minutesText(workingMinutes)} 分钟`]),
  ];
  return details.length === 0 ? '' : `（${details.join('，')}）`;
}

/** A clock in words; with its times where it is asked about, or was not simply in time. */
function clockText(clock: ListedClock, isAsked: boolean): string {
  if (clock.verdict === null) return '';
  const word = `${clockWordOf(clock.clock)}${verdictWordOf(clock.verdict)}`;
  return isAsked || clock.verdict !== 'onTime' ? `${word}${clockDetails(clock)}` : word;
}

function clocksText({ clocks }: ListedSummons, figure: Figure): string[] {
  const asked = 'clock' in figure ? figure.clock : undefined;
  return clocks
    .filter(({ clock }) => asked === undefined || clock === asked)
    .map((clock) => clockText(clock, clock.clock === asked))
    .filter((text) => text !== '');
}

const ROLES = { lead: '主办', assist: '协办' } as const;

/** A summons of a figure in one line, for the API and the command line alike. */
export function summonsText(one: ListedSummons, figure: Figure): string {
  const { whistle, summons, departmentName, streetName, role, count } = one;
  const facts = [
    ...clocksText(one, figure),
    ...(one.wronglyCalled ? ['退哨成立'] : []),
    ...(one.released ? ['已撤换'] : []),
    ...(one.sentBack > 0 ? [`退回重办 ${one.sentBack} 次`] : []),
    ...(one.rating === null ? [] : [`评哨 ${one.rating} 分`]),
    ...(count === 1 ? [] : [`计 ${count}`]),
  ];
  const title = one.title === null ? '' : `“${one.title}”`;
  const where = `${streetName}派${departmentName}（${ROLES[role]}）`;
  return `${localMinute(one.dispatchedAt)} 哨 ${whistle} 第 ${summons} 次召集 ${where}${title}：${facts.join('，')}`;
}
