import { systemClock } from '#event-sourcing';
import {
  changesOf,
  differencesBetween,
  DUTY_COMPARISON,
  type DutyCatalogue,
  DutyCatalogueError,
  dutyCommands,
  dutyDifferenceLines,
  dutyLines,
  filedDutyCatalogues,
  listDutyCatalogues,
  loadDutyCatalogues,
  nameOfVersion,
  openLiveDuties,
  rulesMessage,
} from '#rules';
import type { AddCommand } from '../command.js';
import { withLog } from '../data/open-data.js';
import { addRuleCommands } from './rule-commands.js';
import { orderOf, type RuleDesk, settingsOf } from './rule-desk.js';

const inFiles = (dataDir: string): DutyCatalogue[] =>
  filedDutyCatalogues(settingsOf(dataDir).rulesDir);

const order = (command: Parameters<(typeof dutyCommands)['attempt']>[1], dataDir: string) =>
  orderOf(dutyCommands, rulesMessage, command, {
    now: systemClock.now(),
    files: inFiles(dataDir),
  });

const DUTIES: RuleDesk<DutyCatalogue> = {
  name: 'duties',
  description: '职责清单：检查、比较、启用；吹哨前据此提示主办单位',
  checking: '检查职责清单文件，列出各项职责和负责单位',
  load: (file) => loadDutyCatalogues([file])[0] as DutyCatalogue,
  isUnusable: (error) => error instanceof DutyCatalogueError,
  describe: dutyLines,
  inFiles,
  known: (dataDir) =>
    withLog(dataDir, (log) => openLiveDuties(log, settingsOf(dataDir).rulesDir).known()),
  listed: (rules) => listDutyCatalogues(rules, systemClock.now()),
  partsOf: ({ name, duties }) => ({ name, duties: duties.length }),
  differences: (before, after) => differencesBetween([before, after], DUTY_COMPARISON),
  differenceLines: dutyDifferenceLines,
  effects: ({ dated }, pack, from) => {
    const before = dated.findLast((one) => one.from < from)?.pack;
    if (!before) return [];
    return [`此前为 ${nameOfVersion(before)}：`, ...changesOf(dutyDifferenceLines(before, pack))];
  },
  activate: (pack, { from, pastReason: reason }, dataDir) =>
    order(
      { type: 'ActivateDutyCatalogue', pack, from, ...(reason !== undefined && { reason }) },
      dataDir,
    ),
  revoke: ({ from, reason }, dataDir) =>
    order({ type: 'RevokeDutyCatalogue', from, reason }, dataDir),
};

export const addDuties: AddCommand = addRuleCommands(DUTIES);
