import { resolve } from 'node:path';
import { Command } from 'commander';
import type { CommandContext } from './command.js';
import { addAppeals } from './appeals/appeals.command.js';
import { addBackup } from './backup/backup.command.js';
import { addCheckpoint } from './checkpoint/checkpoint.command.js';
import { addConsultations } from './consultations/consultations.command.js';
import { addDirectory } from './directory/directory.command.js';
import { addExportLog } from './export-log/export-log.command.js';
import { addImport } from './import/import.command.js';
import { addKeys } from './keys/keys.command.js';
import { addMigrate } from './migrate/migrate.command.js';
import { addNotices } from './notices/notices.command.js';
import { addOrders } from './orders/orders.command.js';
import { addPrivacy } from './privacy/privacy.command.js';
import { addParked, addProjections, addRebuild } from './projections/projections.command.js';
import { addRebase } from './rebase/rebase.command.js';
import { addReport } from './report/report.command.js';
import { addRules } from './rules/rules.command.js';
import { addDuties } from './rules/duties.command.js';
import { addScoreRules } from './rules/score-rules.command.js';
import { addScore } from './score/score.command.js';
import { addScorecard } from './scorecard/scorecard.command.js';
import { addSignals } from './signals/signals.command.js';
import { addCredit, addRedBlack } from './standings/standings.command.js';
import { addSso } from './sso/sso.command.js';
import { addStats } from './stats/stats.command.js';
import { addTalks } from './talks/talks.command.js';
import { addUsers } from './users/users.command.js';
import { addVerify } from './verify/verify.command.js';

const commands = [
  addImport,
  addStats,
  addScorecard,
  addReport,
  addTalks,
  addRedBlack,
  addCredit,
  addConsultations,
  addSignals,
  addAppeals,
  addScore,
  addProjections,
  addRebuild,
  addParked,
  addVerify,
  addCheckpoint,
  addExportLog,
  addBackup,
  addMigrate,
  addNotices,
  addOrders,
  addRules,
  addScoreRules,
  addDuties,
  addRebase,
  addDirectory,
  addUsers,
  addSso,
  addKeys,
  addPrivacy,
];

/** The command line `shaodao`. */
export function createProgram(print: CommandContext['print']): Command {
  const program = new Command('shaodao');
  program
    .description('哨到管理工具')
    .option('--data-dir <folder>', '数据目录', process.env['DATA_DIR'] ?? './data');
  const dataDir = () => resolve(program.opts<{ dataDir: string }>().dataDir);
  for (const add of commands) add(program, { dataDir, print });
  return program;
}
