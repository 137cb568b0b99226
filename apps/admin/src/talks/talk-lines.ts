import { localMinute } from '#calendar';
import { nextDueOf, type Registered, type Talk } from '#assessment';
import { tableLines } from '../table.js';

const STATUS: Readonly<Record<Talk['status'], string>> = {
  none: '',
  called: '待约谈',
  held: '整改中',
  closed: '已销号',
  cancelled: '已取消',
};
const PROMISE: Readonly<Record<Talk['promises'][number]['state'], string>> = {
  open: '整改中',
  reported: '已报完成，待确认',
  kept: '已兑现',
  broken: '未兑现',
};

/** How names and the present time are told. */
export interface Telling {
  nameOf(organisation: string): string;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** Why it was called: 2026-10 得分 56.25，低于约谈线 60. */
export function groundText({ ground }: Pick<Talk, 'ground'>): string {
  const { kind, period, score, line, note } = ground;
  const noted = note === undefined ? '' : `：${note}`;
  if (kind === 'score-below') return `${period} 得分 ${score}，低于约谈线 ${line}${noted}`;
  return `${period} ${kind === 'red-card' ? '红牌' : '反复发生'}${noted}`;
}

/** A line for each talk: who, why, where it stands and what is due next. */
export const talkLines = (talks: readonly Registered<Talk>[], { nameOf, now }: Telling): string[] =>
  tableLines(
    ['单位', '事由', '状态', '到期', '承诺', '兑现', '编号'],
    talks.map(({ id, state }) => {
      const due = nextDueOf(state);
      const late = due !== undefined && due < now ? '（逾期）' : '';
      return [
        nameOf(state.organisation),
        groundText(state),
        STATUS[state.status],
        due === undefined ? '–' : `${localMinute(due)}${late}`,
        String(state.promises.length),
        String(state.promises.filter((promise) => promise.state === 'kept').length),
        id,
      ];
    }),
  );

/** The whole record of one talk. */
export function recordLines({ id, state }: Registered<Talk>, { nameOf, now }: Telling): string[] {
  const { held, promises, conclusion, cancelReason } = state;
  return [
    `约谈 ${id}（${STATUS[state.status]}）`,
    `单位：${nameOf(state.organisation)}`,
    `事由：${groundText(state)}`,
    `通知：${localMinute(state.calledAt)}，须于 ${localMinute(state.holdBy)} 前约谈`,
    ...(held
      ? [
          `约谈：${localMinute(held.heldAt)}`,
          `到场：${held.attended.map(({ name, post }) => `${name}（${post}）`).join('、')}`,
          `记录：${held.record}`,
        ]
      : []),
    ...promises.map(({ no, content, measure, dueAt, state: stands, brokenBecause }) => {
      const late = stands === 'open' && dueAt < now ? '，逾期' : '';
      const because = brokenBecause === undefined ? '' : `，认定未兑现的理由：${brokenBecause}`;
      return `承诺 ${no}：${content}；衡量：${measure}；期限 ${localMinute(dueAt)}；${PROMISE[stands]}${late}${because}`;
    }),
    ...(conclusion === undefined ? [] : [`结论：${conclusion}`]),
    ...(cancelReason === undefined ? [] : [`取消的理由：${cancelReason}`]),
  ];
}
