import type { Command } from 'commander';
import { systemClock } from '#event-sourcing';
import {
  beginChain,
  CheckpointFolder,
  countersign,
  deliverCheckpoints,
  digestOfCheckpoint,
  makeCheckpoint,
  openSigningKey,
  publicText,
  readCheckpoint,
  readPrivateKey,
  rewriteCheckpoint,
  rotateSigningKey,
} from '#proof';
import { readProof } from '#runtime';
import type { AddCommand, CommandContext } from '../command.js';
import { withWritableLog } from '../data/open-data.js';
import { operator } from '../operator.js';

const placeOf = ({ dataDir }: CommandContext) => readProof(process.env, dataDir());

async function sign(context: CommandContext): Promise<void> {
  const { folder, keyFile, targets } = placeOf(context);
  const kept = new CheckpointFolder(folder);
  const key = openSigningKey(keyFile);
  const made = await withWritableLog(context.dataDir(), (log) =>
    makeCheckpoint({ log, key, folder: kept, clock: systemClock, actor: operator() }),
  );
  const { number, events, heads } = made;
  context.print(`检查点 ${number}：${events} 个事件，${heads.length} 个事件流有变化`);
  context.print(`摘要 ${digestOfCheckpoint(made)}`);
  context.print(`公钥 ${made.key}`);
  context.print(`已存入 ${folder}`);
  await deliverCheckpoints(kept, targets);
}

async function begin({ dataDir, print }: CommandContext): Promise<void> {
  const begun = await withWritableLog(dataDir(), (log) =>
    beginChain({ log, clock: systemClock, actor: operator() }),
  );
  print(begun ? '链已开始：此后的事件都须有链值' : '链早已开始，没有改动');
}

function addCountersign(group: Command, { print }: CommandContext): void {
  group
    .command('countersign')
    .description('第二方会签一个检查点文件')
    .argument('<file>', '检查点文件')
    .requiredOption('--key <file>', '会签方的 Ed25519 私钥（PEM）；没有则生成')
    .action((file: string, { key }: { key: string }) => {
      const { privateKey } = openSigningKey(key);
      const checkpoint = readCheckpoint(file);
      rewriteCheckpoint(file, countersign(checkpoint, privateKey, systemClock.now()));
      print(`已会签检查点 ${checkpoint.number}，会签公钥 ${publicText(privateKey)}`);
    });
}

export const addCheckpoint: AddCommand = (program, context) => {
  const group = program.command('checkpoint').description('日志的检查点：签署、会签、换密钥');
  group
    .command('sign')
    .description(
      '为日志签署检查点，存入 CHECKPOINT_DIR，并发往 CHECKPOINT_WEBHOOK、CHECKPOINT_S3_BUCKET',
    )
    .action(() => sign(context));
  group
    .command('begin')
    .description('为已有的日志开始链；签署首个检查点时会自动进行')
    .action(() => begin(context));
  addCountersign(group, context);
  group
    .command('key')
    .description('显示签署检查点的公钥')
    .action(() => context.print(publicText(readPrivateKey(placeOf(context).keyFile))));
  group
    .command('rotate-key')
    .description('换新的密钥：新密钥由旧密钥签名，旧密钥改名保留')
    .action(() => {
      context.print(`新公钥 ${rotateSigningKey(placeOf(context).keyFile, systemClock.now())}`);
    });
};
