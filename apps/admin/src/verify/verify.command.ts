import { OperatorError, type RecordedEvent } from '#event-sourcing';
import { type EventStore, startLogBar } from '#event-store';
import { verifyLog } from '#event-store/maintenance';
import { PiecesInLog, verifyPieces } from '#evidence';
import {
  CheckpointFolder,
  checkpointFaults,
  LogProof,
  proof,
  rewritingFaults,
  saidInLog,
} from '#proof';
import { readProof, verifyReads } from '#runtime';
import type { AddCommand, CommandContext } from '../command.js';
import { withEvidence } from '../data/evidence-at.js';
import { withData } from '../data/open-data.js';
import { terminalProgress } from '../terminal-progress.js';

interface Options {
  readonly logOnly?: true;
  readonly checkpoints?: string;
  readonly key?: string;
  readonly rewritten?: string;
}

async function verifyProof(
  log: EventStore,
  { dataDir, print }: CommandContext,
  { checkpoints, key, rewritten }: Options,
): Promise<readonly string[]> {
  const folder = checkpoints ?? readProof(process.env, dataDir()).folder;
  const series = new CheckpointFolder(folder).read();
  const said = saidInLog(await proof.read(log));
  const bar = startLogBar(terminalProgress, '核对日志', await log.head());
  const [pieces, chain] = [new PiecesInLog(), new LogProof(said, series)];
  const also = {
    add: (event: RecordedEvent) => {
      pieces.add(event);
      return chain.add(event);
    },
    end: () => chain.end(),
  };
  const found = await verifyLog(log, bar, also).finally(() => bar.stop());
  print(`日志：${found.streams} 个事件流，${found.events} 个事件`);
  const { times, longest } = found.setBack;
  if (times > 0) print(`注意：时钟被拨回过 ${times} 次，最多的一次在 ${longest}`);
  const last = series.at(-1);
  print(last ? `检查点：${series.length} 个，最后一个 ${last.at}` : `${folder} 中没有检查点`);
  const ofEvidence = await verifyEvidence(pieces, { dataDir, print });
  return [
    ...checkpointFaults(series, key),
    ...rewritingFaults(series, rewritten),
    ...found.faults,
    ...ofEvidence,
  ];
}

/** Every byte of it is read. */
async function verifyEvidence(
  found: PiecesInLog,
  { dataDir, print }: CommandContext,
): Promise<readonly string[]> {
  const kept = found.pieces();
  if (kept.length === 0) return [];
  const { pieces, faults, unknown } = await withEvidence(dataDir(), (store) =>
    verifyPieces(store, kept),
  );
  print(`佐证：${pieces} 件`);
  if (unknown > 0) print(`注意：另有 ${unknown} 个文件没有事件记载（未记入或已清理的佐证）`);
  return faults;
}

export const addVerify: AddCommand = (program, context) => {
  const { dataDir, print } = context;
  program
    .command('verify')
    .description(
      '核对日志（序号、位置、事件编号、链值、检查点）、佐证文件与查询视图（与从零重建的结果比对）',
    )
    .option('--log-only', '只核对日志与佐证文件')
    .option('--checkpoints <folder>', '检查点所在目录，默认 CHECKPOINT_DIR')
    .option('--key <public key>', '首个检查点应有的公钥')
    .option('--rewritten <digest>', '确认日志的改写：声明改写的检查点的摘要，见 privacy seal-log')
    .action(async (options: Options) => {
      const faults = await withData(dataDir(), async (data) => {
        const inLog = await verifyProof(data.log, context, options);
        return options.logOnly ? inLog : [...inLog, ...(await verifyReads(data, terminalProgress))];
      });
      faults.forEach(print);
      if (faults.length > 0)
        throw new OperatorError('VERIFY_FAILED', `发现 ${faults.length} 处不符`);
      print('核对无误');
    });
};
