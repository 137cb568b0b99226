import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Surroundings } from './command.js';
import { addImport } from './import/import.command.js';
import { addStats } from './stats/stats.command.js';

const commands = [addImport, addStats];

/** The command line `shaodao`. */
export function createProgram(print: Surroundings['print']): Command {
  const program = new Command('shaodao');
  program
    .description('哨到管理工具')
    .option('--data-dir <folder>', '数据目录', process.env['DATA_DIR'] ?? './data');
  const dataDir = () => resolve(program.opts<{ dataDir: string }>().dataDir);
  for (const add of commands) add(program, { dataDir, print });
  return program;
}
