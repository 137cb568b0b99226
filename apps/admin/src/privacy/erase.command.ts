import type { Command } from 'commander';
import { deliveryOf, OperatorError, systemClock } from '#event-sourcing';
import { Erasure, privacyMessage, subjects } from '#privacy';
import type { CommandContext } from '../command.js';
import { withKeysAt, withLog, withWritableLog } from '../data/open-data.js';
import { operator } from '../operator.js';
import { countOption, textOption } from '../options.js';
import { dueData, type OlderThan, subjectsDue } from './due.js';

const OLDER_THAN = [
  '--older-than <days>',
  '结束满多少天；不给则用 CONTACT_KEEP_DAYS',
  countOption,
] as const;

/** What the rules of retention would erase now. */
export function addListDue(privacy: Command, { dataDir, print }: CommandContext): void {
  privacy
    .command('list-due')
    .description(
      '列出到期应删除的：已结哨、撤哨、并哨满若干天的哨的居民联系方式，审计日志中的姓名和地址',
    )
    .option(...OLDER_THAN)
    .action(async (options: OlderThan) => {
      const due = await withLog(dataDir(), (log) =>
        withKeysAt(dataDir(), (keys) => dueData(log, keys, options)),
      );
      const { residents, auditDays } = due;
      for (const { whistleId, endedAt } of residents) print(`${whistleId}  ${endedAt}`);
      for (const day of auditDays) print(`审计日志  ${day}`);
      const count = residents.length + auditDays.length;
      print(count === 0 ? '没有' : `共 ${count} 个`);
    });
}

interface EraseOptions extends OlderThan {
  readonly whistle?: readonly string[];
  readonly person?: readonly string[];
  readonly account?: readonly string[];
  readonly organisation?: readonly string[];
  readonly due?: true;
  readonly reason: string;
}

const namedSubjects = ({
  whistle = [],
  person = [],
  account = [],
  organisation = [],
}: EraseOptions): readonly string[] => [
  ...whistle.map(subjects.resident),
  ...person.map(subjects.person),
  ...account.map(subjects.account),
  ...organisation.map(subjects.organisation),
];

export function addErase(privacy: Command, { dataDir, print }: CommandContext): void {
  privacy
    .command('erase')
    .description('删除个人信息，不可恢复：销毁其密钥，并记入日志')
    .option('--whistle <id...>', '这些哨的居民联系方式')
    .option('--person <id...>', '这些人员的电话')
    .option('--account <name...>', '这些账号的通知地址')
    .option('--organisation <id...>', '这些单位的通知地址')
    .option('--due', '所有到期的，见 list-due')
    .option(...OLDER_THAN)
    .requiredOption('--reason <text>', '理由与依据', textOption)
    .action(async (options: EraseOptions) => {
      const { due, reason } = options;
      const named = namedSubjects(options);
      if (named.length === 0 && !due)
        throw new OperatorError(
          'ERASE_WHAT',
          '须给 --whistle、--person、--account、--organisation 或 --due',
        );
      const erased = await withWritableLog(dataDir(), (log) =>
        withKeysAt(dataDir(), async (keys) => {
          const late = due ? subjectsDue(await dueData(log, keys, options)) : [];
          const all = [...named, ...late];
          const erasure = new Erasure(log, systemClock, keys);
          for (const subject of all) await eraseOne(erasure, subject, reason);
          return all.length;
        }),
      );
      print(`已删除 ${erased} 个对象的个人信息；旧的密钥备份恢复时会再次删除，请仍按期销毁`);
    });
}

async function eraseOne(erasure: Erasure, subject: string, reason: string): Promise<void> {
  const outcome = await erasure.erase(subject, reason, deliveryOf({}, operator()));
  if (outcome.outcome === 'accepted') return;
  const { rejected } = outcome.rejection;
  throw new OperatorError(rejected, `${subject}：${privacyMessage(outcome.rejection)}`);
}
