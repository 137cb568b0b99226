import type { Command } from 'commander';
import { systemClock } from '#event-sourcing';
import { sealLog, type SealedLogReport } from '#importing';
import { CheckpointFolder, deliverCheckpoints, digestOfCheckpoint, openSigningKey } from '#proof';
import { readProof } from '#runtime';
import type { CommandContext } from '../command.js';
import { withKeysAt } from '../data/open-data.js';
import { endsOf, openMap, type Route, withLogs } from '../migrate/migrate.command.js';
import { operator } from '../operator.js';
import { textOption } from '../options.js';
import { terminalProgress } from '../terminal-progress.js';

interface Options extends Route {
  readonly reason: string;
}

const linesOf = ({ events, changed, checkpoint, leftBehind }: SealedLogReport): string[] => [
  `已封存并核对：${events} 个事件，其中 ${changed} 个含未加密的个人信息，已加密`,
  `改写由检查点 ${checkpoint.number} 证明，摘要 ${digestOfCheckpoint(checkpoint)}：请第二方核对两个日志后会签`,
  '此后核对须加 --rewritten 及此摘要；更早的检查点只证明来源日志',
  '请改用新的日志（查询视图从零重建，先运行 notices start-at-head），再销毁来源日志及其全部备份',
  ...(leftBehind.length > 0
    ? [`以下此前已删除，但留有旧的明文，请再次 privacy erase：${leftBehind.join('、')}`]
    : []),
];

async function seal(options: Options, { dataDir, print }: CommandContext): Promise<void> {
  const { folder, keyFile, targets } = readProof(process.env, dataDir());
  const kept = new CheckpointFolder(folder);
  const signing = { key: openSigningKey(keyFile), folder: kept, clock: systemClock };
  const proof = Object.assign(signing, { actor: operator() });
  const ends = endsOf(options);
  const map = openMap(ends, undefined, dataDir());
  const { reason } = options;
  try {
    await withLogs(ends, map, (logs) =>
      withKeysAt(dataDir(), async (keys) => {
        const how = { keys, proof, reason, progress: terminalProgress };
        linesOf(await sealLog(Object.assign(how, logs))).forEach(print);
      }),
    );
  } finally {
    map.close();
  }
  await deliverCheckpoints(kept, targets);
}

/** For logs of releases that wrote contact data as plain text. */
export function addSealLog(privacy: Command, context: CommandContext): void {
  privacy
    .command('seal-log')
    .description(
      '把早先版本写下的日志改写到一个新的日志：其中的个人信息加密，其余不变；来源须已停止写入，先核对，后比对，并签署检查点',
    )
    .requiredOption('--from <url>', '来源：数据目录、sqlite:目录、postgres://… 或 esdb://…')
    .requiredOption('--to <url>', '新的日志，写法同上；须为空，或是同一封存的目标')
    .requiredOption('--reason <text>', '理由与依据，记入日志', textOption)
    .action((options: Options) => seal(options, context));
}
