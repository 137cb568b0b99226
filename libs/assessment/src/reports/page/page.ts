import { endOfDate, lastDayOf, localMinute } from '#calendar';
import type { MonthlyReport } from '../month/monthly-report.js';
import { ruleTextsOf, titleOf } from '../month/report-export.js';
import { boardsSection } from './boards-section.js';
import { definitionSection, meetingSection, repeatSection } from './closing-sections.js';
import { demandSection, overviewSection } from './demand-section.js';
import { html, type Html } from './html.js';
import { responseSection } from './response-section.js';
import { STYLES } from './styles.js';

/** Who made the page, and the digest of the tables that it shows. */
export interface Signed {
  readonly madeBy: string;
  /** As exports of the same report have it, in hexadecimal. */
  readonly digest: string;
}

const isOver = ({ month, cutOff }: MonthlyReport): boolean => cutOff >= endOfDate(lastDayOf(month));

const warning = (report: MonthlyReport): Html =>
  isOver(report)
    ? html``
    : html`<p class="warn">
        本月尚未结束，以下是截至 ${localMinute(report.cutOff)} 的阶段数据，未到期的事项不计入比率。
      </p>`;

const footer = (report: MonthlyReport, { madeBy, digest }: Signed): Html =>
  html`<footer>
    数据截止 ${localMinute(report.cutOff)}，${localMinute(report.madeAt)} 由 ${madeBy}
    生成。考核规则：${ruleTextsOf(report.scores).join('；') || '不涉及'}。内容摘要
    sha256:${digest}（与同次导出的表格一致，可据以核对）。
  </footer>`;

/**
 * The month's report as one HTML file: for paper (A4) and for any screen, with its charts as SVG. There
 * is no script in it and nothing is fetched.
 */
export function reportPage(report: MonthlyReport, signed: Signed): string {
  const title = titleOf(report);
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${title}</title>
        <style>
          ${STYLES}
        </style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p>数据截止 ${localMinute(report.cutOff)}　·　生成于 ${localMinute(report.madeAt)}</p>
        </header>
        ${warning(report)}
        <main>
          ${[overviewSection, demandSection, responseSection, boardsSection, meetingSection, repeatSection].map((section) => section(report))}
          ${definitionSection()}
        </main>
        ${footer(report, signed)}
      </body>
    </html> `.text;
}
