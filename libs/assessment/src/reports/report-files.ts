import { Readable } from 'node:stream';
import { firstDayOf, lastDayOf } from '#calendar';
import { cutOffAt } from '../domain/judged-counts.js';
import type { ScorePeriod } from '../domain/score-period.js';
import { responseStatistics } from '../read/response-statistics/response-statistics.projection.js';
import { responseTimes } from '../read/response-statistics/response-statistics.query.js';
import type { StatisticsTables } from '../read/response-statistics/response-statistics.tables.js';
import type {
  Group,
  StatisticsQuestion,
} from '../read/response-statistics/response-time-statistics.js';
import { ShowScorecards, ShowScorecardsHandler } from '../read/scorecards/scorecards.query.js';
import { inputError } from '#graphql';
import type { ExportFormat, ExportTable, Row } from './export/export-content.js';
import { spool } from './export/spool.js';
import { writeExport } from './export/write-export.js';
import {
  MonthlyReports,
  type MonthlyReportQuestion,
  type ReportParts,
} from './month/monthly-reports.js';
import { RESPONSE_COLUMNS, responseCells, scoreTable } from './month/figure-tables.js';
import { reportExport, ruleTextsOf } from './month/report-export.js';
import { reportPage } from './page/page.js';
import { summonsTable } from './summons-list.js';

/** In which form a file is made, and by whom. */
export interface Made<Format> {
  readonly format: Format;
  /** Account that makes it. */
  readonly madeBy: string;
}

export type ReportFormat = ExportFormat | 'html';

/** A month's figures of some, confined to what the reader may see. */
export interface Confinement {
  /** Asia/Shanghai `YYYY-MM`. */
  readonly month: string;
  readonly department?: string | undefined;
  readonly street?: string | undefined;
  readonly asker?: string | undefined;
}

/** Scores of a period: a street sees no other street’s card. */
export interface ScoresAsked {
  readonly period: ScorePeriod;
  readonly department?: string | undefined;
  readonly onlyStreet?: string | undefined;
}

const GROUP_WORDS: Readonly<Record<Group, string>> = {
  department: '单位',
  street: '街道',
  category: '类别',
  kind: '种类',
  channel: '渠道',
  hour: '时',
  day: '日',
  month: '月',
};

/** 导出: the files of assessment, each ready to be sent. Who may have them is asked before. */
export class ReportFiles {
  constructor(private readonly parts: ReportParts) {}

  /** 群众需求月报, as a page or as tables. */
  async month(question: MonthlyReportQuestion, made: Made<ReportFormat>): Promise<Readable> {
    const { format, madeBy } = made;
    const report = await new MonthlyReports(this.parts).of(question);
    const content = reportExport(report, madeBy);
    if (format !== 'html') return writeExport(content, format);
    const { digest, close } = await spool(content.tables);
    await close();
    return Readable.from([reportPage(report, { madeBy, digest })], { objectMode: false });
  }

  /** 考核得分 of a period. */
  async scorecards({ period, department, onlyStreet }: ScoresAsked, made: Made<ExportFormat>) {
    const handler = new ShowScorecardsHandler(this.parts.scores, this.parts.directory);
    const { answer, cutOff } = await handler.execute(
      new ShowScorecards({ period, department, onlyStreet }),
    );
    const head = { title: '绩效考核得分', period: period.id, cutOff, rules: ruleTextsOf(answer) };
    return this.#write(head, scoreTable(answer.cards), made);
  }

  /**
   * 响应时效统计 of a month by one group.
   * @throws GraphQLError `TOO_MANY_ROWS`
   */
  async statistics(asked: Confinement & { readonly by: Group }, made: Made<ExportFormat>) {
    const { month, department, street, by, asker } = asked;
    const cutOff = cutOffAt(this.parts.clock.now());
    const period = { from: firstDayOf(month), to: lastDayOf(month) };
    const question: StatisticsQuestion = {
      ...period,
      cutOff,
      groupBy: [by],
      filter: { department, street },
    };
    const found = await this.parts.questions.ask(responseTimes, question, asker);
    if (!found) throw inputError('by', 'TOO_MANY_ROWS', '行数过多，请换一种分组');
    const nameOf = await this.#names(month);
    const rows = found.map((row): Row => {
      const key = row.keys[by] ?? '';
      return [key, nameOf(key), ...responseCells(row)];
    });
    const columns = [
      { id: by, name: '编号' },
      { id: 'name', name: GROUP_WORDS[by] },
      ...RESPONSE_COLUMNS,
    ];
    const head = { title: '响应时效统计', period: month, cutOff, rules: [] };
    return this.#write(head, { id: 'statistics', name: '响应时效统计', columns, rows }, made);
  }

  /** 召集清单 of a month. */
  async summonses({ month, department, street }: Confinement, made: Made<ExportFormat>) {
    const cutOff = cutOffAt(this.parts.clock.now());
    const db = await this.parts.store.live<StatisticsTables>(responseStatistics.name);
    const period = { from: firstDayOf(month), to: lastDayOf(month) };
    const nameOf = await this.#names(month);
    const table = summonsTable(db, { ...period, cutOff, department, street, nameOf });
    return this.#write({ title: '召集清单', period: month, cutOff, rules: [] }, table, made);
  }

  async #names(month: string): Promise<(id: string) => string> {
    const organisations = (await this.parts.directory.current()).asOf(lastDayOf(month));
    return (id) => organisations.nameOf(id);
  }

  #write(
    about: Pick<Parameters<typeof writeExport>[0]['head'], 'title' | 'period' | 'cutOff' | 'rules'>,
    table: ExportTable,
    { format, madeBy }: Made<ExportFormat>,
  ): Promise<Readable> {
    const head = { ...about, madeAt: this.parts.clock.now(), madeBy };
    return writeExport({ head, tables: [table] }, format);
  }
}
