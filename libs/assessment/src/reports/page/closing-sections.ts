import { localDate } from '#calendar';
import type { MonthlyReport } from '../month/monthly-report.js';
import { html, type Html, table } from './html.js';
import { rateText } from './phrases.js';

/** Meetings in a sentence. */
export function meetingText({ meetings }: MonthlyReport): string {
  const { called, cancelled, toCome, held, onTime, notHeld } = meetings;
  if (called === 0) return '本月没有召集联席会议。';
  const rest = [
    cancelled > 0 ? `取消 ${cancelled} 次` : '',
    toCome > 0 ? `未到会期 ${toCome} 次` : '',
    notHeld > 0 ? `到期无到会记录 ${notHeld} 次` : '',
  ].filter((text) => text !== '');
  const others = rest.length > 0 ? `，${rest.join('、')}` : '';
  return `本月应召开联席会议 ${called} 次，已召开 ${held} 次，其中按期召开 ${onTime} 次${others}。`;
}

/** 五、联席会议 */
export function meetingSection(report: MonthlyReport): Html {
  const { meetings, organisations } = report;
  const rows = meetings.attendance.map(({ organisation, invited, attended }) => [
    organisations.nameOf(organisation),
    invited,
    attended,
    rateText(attended, invited),
  ]);
  const headings = [
    { name: '单位', of: 'text' as const },
    ...['应到（次）', '实到（次）', '到会率'].map((name) => ({ name })),
  ];
  return html`<h2>五、联席会议</h2>
    <p class="lead">${meetingText(report)}</p>
    ${
      rows.length === 0
        ? html``
        : html`${table(headings, rows)}
            <p class="note">
              会议当日有到会登记或纪要的为按期召开；应到按受邀计，未受邀而到会的不计。
            </p>`
    }`;
}

const MOST_PLACES = 10;

/** Places in a sentence. */
export function repeatText({ repeats }: MonthlyReport): string {
  if (repeats === null) return '本月哨数过多，反复发生未作比对，请按街道查询。';
  if (repeats.length === 0) return '本月没有同一地点反复发生的同类问题。';
  return `同一大类、相距 100 米以内反复发生的有 ${repeats.length} 处。`;
}

/** 六、反复发生 */
export function repeatSection(report: MonthlyReport): Html {
  const { repeats, organisations } = report;
  const rows = (repeats ?? [])
    .slice(0, MOST_PLACES)
    .map(({ categoryName, count, whistles }, index) => {
      const last = whistles.at(-1);
      return [
        index + 1,
        categoryName,
        count,
        last ? organisations.nameOf(last.street) : '',
        last?.address ?? '',
        last ? localDate(last.raisedAt) : '',
      ];
    });
  const headings = [
    { name: '序' },
    { name: '类别', of: 'text' as const },
    { name: '次数' },
    { name: '街道', of: 'text' as const },
    { name: '最近一次的地址', of: 'text' as const },
    { name: '最近一次' },
  ];
  return html`<h2>六、反复发生</h2>
    <p class="lead">
      ${repeatText(report)}${rows.length > 0 ? `次数多的 ${rows.length} 处如下。` : ''}
    </p>
    ${rows.length > 0 ? table(headings, rows) : html``}`;
}

const DEFINITIONS: readonly (readonly [string, string])[] = [
  ['新增', '本月吹响的哨，含待审哨、待派单的。'],
  ['结转', '本月 1 日前吹响或重开，到 1 日仍未结、撤、并的哨。'],
  ['应办结', '整哨时限在本月到期的；到期前已撤哨、并哨的，截止时未到期且未结的，不计。'],
  ['按期办结率', '应办结中在到期时或之前结哨的占比。'],
  ['重开', '结哨后重新开启的，时限另计；原来月份的数字不变。'],
  ['复哨', '吹哨时注明与以前某哨为同一问题的。'],
  ['派单准确率', '首派中退哨未获成立的占比。'],
  ['样本', '本月召集该单位的项数；不足规则所定最小样本的不排名。'],
];

/** 七、口径说明 */
export const definitionSection = (): Html =>
  html`<h2>七、口径说明</h2>
    <dl>
      ${DEFINITIONS.map(
        ([term, meaning]) =>
          html`<dt>${term}</dt>
            <dd>${meaning}</dd>`,
      )}
    </dl>`;
