import { readStores } from '#runtime';
import type { AddCommand } from '../command.js';
import { terminalProgress } from '../progress.js';
import { importLog } from './import-log.js';
import type { ImportReport } from './import-report.js';
import { readMapping } from './read-mapping.js';

const MOST_ACTIVITIES = 5;

function unmappedLine({ unmapped, unmappedActivities }: ImportReport): string {
  const shown = Object.entries(unmappedActivities).slice(0, MOST_ACTIVITIES);
  const which = shown.map(([activity, rows]) => `${activity} ${rows}`).join('、');
  return `  未映射 ${unmapped}${which === '' ? '' : `(${which})`}`;
}

/** What an import did, in Chinese. */
export function summaryOf(report: ImportReport): string[] {
  const { rowsRead, mapped, refused, duplicates, outOfOrder, unreadable, seconds } = report;
  const rate = Math.round(rowsRead / Math.max(seconds, 0.001));
  return [
    `导入完成:${report.source},读取 ${rowsRead} 行(${seconds.toFixed(1)} 秒,每秒 ${rate} 行)`,
    `  已映射 ${mapped}(其中被拒绝 ${refused})`,
    unmappedLine(report),
    `  重复 ${duplicates}、时间倒置 ${outOfOrder}、无法读取 ${unreadable}`,
    `  案件 ${report.cases};写入事件 ${report.eventsWritten},已存在 ${report.eventsAlreadyThere}`,
    `  报告:${report.reportFile}`,
    `  明细:${report.rejectedFile}`,
  ];
}

export const addImport: AddCommand = (program, { dataDir, print }) => {
  program
    .command('import')
    .description('导入历史:一行一事的表格成为保留原时间的哨')
    .argument('<file>', 'CSV 文件,可为 gzip')
    .requiredOption('--mapping <file>', '映射文件(schema/imports/mapping.schema.json)')
    .option('--json', '以 JSON 输出报告')
    .action(async (file: string, options: { mapping: string; json?: true }) => {
      const mapping = readMapping(options.mapping);
      const progress = terminalProgress;
      const report = await importLog({
        dataDir: dataDir(),
        eventStore: readStores(process.env, dataDir()).eventStore,
        mapping,
        file,
        progress,
        writer: 'thread',
      });
      if (options.json) print(JSON.stringify(report, null, 2));
      else summaryOf(report).forEach(print);
    });
};
