import {
  importLog,
  type ImportReport,
  type Mapping,
  readMapping,
  type ReasonOfRows,
} from '#importing';
import { readStores } from '#runtime';
import type { AddCommand } from '../command.js';
import { keysAt } from '../data/open-data.js';
import { EXIT_CODES, SomeRefusedError } from '../exit-codes.js';
import { terminalProgress } from '../terminal-progress.js';

const MOST_REASONS = 20;

/** Rows that are not completely in the log; a duplicate row of a file is no loss. */
export const countLeftOut = ({ refused, unmapped, outOfOrder, unreadable }: ImportReport): number =>
  refused + unmapped + outOfOrder + unreadable;

function reasonLine({ code, reason, rows, lines }: ReasonOfRows): string {
  const more = rows > lines.length ? '等' : '';
  return `    ${rows} 行 ${reason}（${code}，第 ${lines.join('、')} 行${more}）`;
}

function reasonLines({ reasons }: ImportReport): string[] {
  if (reasons.length === 0) return [];
  const more = reasons.length > MOST_REASONS ? ['    其余原因见明细'] : [];
  return ['  原因：', ...reasons.slice(0, MOST_REASONS).map(reasonLine), ...more];
}

/** Summary of an import in Chinese. */
export function summaryOf(report: ImportReport): string[] {
  const { rowsRead, mapped, refused, unmapped, duplicates, seconds } = report;
  const rate = Math.round(rowsRead / Math.max(seconds, 0.001));
  return [
    `导入完成：${report.source}，读取 ${rowsRead} 行（${seconds.toFixed(1)} 秒，每秒 ${rate} 行）`,
    `  已映射 ${mapped}（其中被拒绝 ${refused}），未映射 ${unmapped}`,
    `  重复 ${duplicates}，时间倒置 ${report.outOfOrder}，无法读取 ${report.unreadable}`,
    `  案件 ${report.cases}；写入事件 ${report.eventsWritten}，已存在 ${report.eventsAlreadyThere}`,
    ...reasonLines(report),
    `  报告：${report.reportFile}`,
    `  明细：${report.rejectedFile}`,
  ];
}

interface ImportOptions {
  readonly mapping: string;
  readonly encoding?: string;
  readonly allowFuture?: true;
  readonly json?: true;
}

const withEncoding = (mapping: Mapping, encoding: string | undefined): Mapping =>
  encoding === undefined ? mapping : { ...mapping, csv: { ...mapping.csv, encoding } };

export const addImport: AddCommand = (program, { dataDir, print }) => {
  program
    .command('import')
    .description('导入历史：一行一事（或一行一案）的表格成为保留原时间的哨')
    .argument('<file>', 'CSV 文件，可为 gzip')
    .requiredOption('--mapping <file>', '映射文件（schema/imports/mapping.schema.json）')
    .option('--encoding <name>', '文件的编码，如 gb18030；不写则按映射的 /csv/encoding，再则 UTF-8')
    .option('--allow-future', '时间在将来的行也导入；不写则拒绝')
    .option('--json', '以 JSON 输出报告')
    .addHelpText('after', EXIT_CODES)
    .action(async (file: string, options: ImportOptions) => {
      const mapping = withEncoding(readMapping(options.mapping), options.encoding);
      const report = await importLog({
        dataDir: dataDir(),
        eventStore: readStores(process.env, dataDir()).eventStore,
        keys: keysAt(dataDir()),
        mapping,
        file,
        allowFuture: options.allowFuture ?? false,
        progress: terminalProgress,
        writer: 'thread',
      });
      if (options.json) print(JSON.stringify(report, null, 2));
      else summaryOf(report).forEach(print);
      const rows = countLeftOut(report);
      if (rows > 0)
        throw new SomeRefusedError('ROWS_REFUSED', `${rows} 行未（全部）导入，原因见上`);
    });
};
