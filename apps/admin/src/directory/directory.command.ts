import { writeFile } from 'node:fs/promises';
import { type Command } from 'commander';
import { systemClock } from '#event-sourcing';
import { PersonalData } from '#privacy';
import { exportDirectory, importDirectory, sizeOf } from '#importing';
import type { AddCommand, CommandContext } from '../command.js';
import { withKeysAt, withLog, withWritableLog } from '../data/open-data.js';
import { monthOption } from '../options.js';
import { operator } from '../operator.js';

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly encoding?: string;
}

function addImport(group: Command, { dataDir, print }: CommandContext): void {
  group
    .command('import')
    .description('导入单位、人员、值班表；全部写入或什么都不写，重复导入不产生变化')
    .argument('<file>', 'CSV 文件（可为 gzip），须有“类型”列；中英文表头均可')
    .option('--dry-run', '只检查，不写入')
    .option('--encoding <name>', '文件编码，如 gb18030；默认 UTF-8')
    .action(async (file: string, { dryRun = false, encoding }: ImportOptions) => {
      sizeOf(file);
      const of = { file, dryRun, actor: operator(), ...(encoding !== undefined && { encoding }) };
      const use = dryRun ? withLog : withWritableLog;
      const found = await use(dataDir(), (log) =>
        withKeysAt(dataDir(), (keys) => {
          const personalData = new PersonalData(keys);
          return importDirectory(log, systemClock, { ...of, personalData });
        }),
      );
      const { lines, organisations, people, duties } = found;
      const done = dryRun ? '检查通过，将写入：' : '目录导入完成：';
      print(
        `${done}单位变更 ${organisations}、人员变更 ${people}、班次 ${duties}（共 ${lines} 行）`,
      );
    });
}

interface ExportOptions {
  readonly output?: string;
  readonly rosters: boolean;
  readonly rostersFrom?: string;
}

function addExport(group: Command, { dataDir, print }: CommandContext): void {
  group
    .command('export')
    .description('导出单位（含沿革）、人员（含电话）、值班表，可再导入')
    .option('--output <file>', '写入文件；默认标准输出')
    .option('--rosters-from <month>', '只要此月起的值班表，YYYY-MM', monthOption)
    .option('--no-rosters', '不要值班表')
    .action(async ({ output, rosters, rostersFrom }: ExportOptions) => {
      const what = rosters
        ? rostersFrom === undefined
          ? {}
          : { rostersFrom }
        : { rostersFrom: false as const };
      const text = await withLog(dataDir(), (log) =>
        withKeysAt(dataDir(), (keys) => {
          const personalData = new PersonalData(keys);
          return exportDirectory(log, systemClock, { ...what, personalData });
        }),
      );
      if (output === undefined) print(text.trimEnd());
      else await writeFile(output, text, { mode: 0o600 });
    });
}

export const addDirectory: AddCommand = (program, context) => {
  const group = program.command('directory').description('单位目录、人员、值班表');
  for (const add of [addImport, addExport]) add(group, context);
};
