import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { OperatorError } from '#event-sourcing';
import {
  finishLog,
  followLog,
  type Migration,
  PositionMap,
  type Verification,
} from '#event-store/maintenance';
import { copyPieces, type EvidenceStore, piecesInLog } from '#evidence';
import {
  type EvidencePlace,
  openEvidenceStore,
  openSource,
  openTarget,
  type NamedLog,
  parseLogUrl,
  readEvidencePlace,
} from '#runtime';
import type { AddCommand, CommandContext } from '../command.js';
import { toldOfCopy } from '../data/evidence-at.js';
import { passwordWarning } from '../options.js';
import { terminalProgress } from '../terminal-progress.js';

/** Two logs as an operator names them. */
export interface Route {
  readonly from: string;
  readonly to: string;
}

interface Options extends Route {
  readonly finish?: true;
  readonly map?: string;
  readonly translate?: string;
}

interface Ends {
  readonly from: NamedLog;
  readonly to: NamedLog;
}

/** @throws OperatorError LOG_URL_INVALID, SAME_LOG */
export function endsOf({ from, to }: Route): Ends {
  for (const warning of [passwordWarning('--from', from), passwordWarning('--to', to)])
    if (warning !== undefined) process.stderr.write(`${warning}\n`);
  const ends = { from: parseLogUrl(from), to: parseLogUrl(to) };
  if (ends.from.shown === ends.to.shown)
    throw new OperatorError('SAME_LOG', '--from 与 --to 是同一个日志');
  return ends;
}

/** Where the copy of one log to the other keeps how far it is. */
export function openMap(
  { from, to }: Ends,
  file: string | undefined,
  dataDir: string,
): PositionMap {
  const route = { from: from.shown, to: to.shown };
  const name = createHash('sha256').update(JSON.stringify(route)).digest('hex').slice(0, 12);
  return new PositionMap(file ?? join(dataDir, 'migration', `${name}.db`), route);
}

/** Opens both logs for the duration of `use`; Ctrl-C and SIGTERM end it in good order. */
export async function withLogs(
  { from, to }: Ends,
  map: PositionMap,
  use: (migration: Migration) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, abort);
  const source = await openSource(from);
  try {
    const target = await openTarget(to);
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    await use({ source, target, map, signal: stop.signal, say }).finally(() => target.close());
  } finally {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, abort);
    await source.close();
  }
}

function verifiedLines({ source, target }: Verification): string[] {
  const { events, streams, revisions, content } = target;
  return [
    `核对无误：来源 ${source.events} 个事件、${source.streams} 个事件流，目标 ${events} 个事件、${streams} 个事件流`,
    `  各事件流的序号相同（sha256 ${revisions}）`,
    `  编号、类型、版本、数据、元数据与先后次序相同（sha256 ${content}）`,
    '  recordedAt 是目标自己的写入时间；事情发生的时间在 data.at，与来源相同',
    '  查询视图请在新的库上重建；其他消费者的检查点用 --translate 换算',
  ];
}

const translatePosition = (map: PositionMap, position: string): string => {
  const target = map.translate(position);
  if (target !== undefined) return target;
  throw new OperatorError('POSITION_UNKNOWN', `位置 ${position} 在第一个已复制的事件之前`);
};

/** Where the evidence of a log is, by the settings as they are now. */
function evidenceOf({ place }: NamedLog, dataDir: string): EvidencePlace {
  const folder = place.kind === 'sqlite' ? place.dataDir : dataDir;
  return readEvidencePlace(process.env, folder, { eventStore: place });
}

/** Brings the bytes to where the service on the other log looks for them. */
async function copyEvidence(
  ends: Ends,
  { source }: Migration,
  { dataDir, print }: CommandContext,
): Promise<void> {
  const pieces = await piecesInLog(source);
  const places = [evidenceOf(ends.from, dataDir()), evidenceOf(ends.to, dataDir())] as const;
  if (pieces.length === 0 || isDeepStrictEqual(...places)) return;
  const [from, to] = places.map(openEvidenceStore) as [EvidenceStore, EvidenceStore];
  try {
    toldOfCopy(await copyPieces(from, to, pieces), print);
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

async function finish(migration: Migration, print: CommandContext['print']): Promise<void> {
  const found = await finishLog(migration, terminalProgress);
  found.differences.forEach(print);
  if (found.differences.length > 0) throw new OperatorError('MIGRATION_DIFFERS', '两个日志不一致');
  verifiedLines(found).forEach(print);
}

async function follow(migration: Migration, print: CommandContext['print']): Promise<void> {
  await followLog(migration);
  print(
    `已停止：目标有 ${migration.map.count} 个事件。再次运行从此处继续；来源停止写入后加 --finish 核对`,
  );
}

export const addMigrate: AddCommand = (program, context) => {
  const { dataDir, print } = context;
  program
    .command('migrate')
    .description('把事件日志与佐证搬到另一个库：复制、跟随，停止写入后核对；中断后再次运行即继续')
    .requiredOption('--from <url>', '来源：数据目录、sqlite:目录、postgres://… 或 esdb://…')
    .requiredOption('--to <url>', '目标，写法同上；须为空，或是同一迁移的目标')
    .option('--finish', '来源已停止写入：复制余下的事件，并核对两边的数量、序号与内容摘要')
    .option('--map <file>', '位置映射文件，默认在数据目录的 migration 下')
    .option('--translate <position>', '只换算：来源的检查点在目标中的位置')
    .action(async (options: Options) => {
      const ends = endsOf(options);
      const map = openMap(ends, options.map, dataDir());
      try {
        if (options.translate !== undefined)
          return print(translatePosition(map, options.translate));
        await withLogs(ends, map, async (migration) => {
          if (!options.finish) return follow(migration, print);
          await finish(migration, print);
          await copyEvidence(ends, migration, context);
        });
      } finally {
        map.close();
      }
    });
};
