import { OperatorError } from '#event-sourcing';
import type { EventStore, Progress } from '#event-store';
import { type LogSummary, positionsOf, summaryOf } from './compare-logs.js';
import { CopyPace, LogCopy, type LogToCopy } from './copy-log.js';
import type { PositionMap } from './position-map.js';

/** @typeParam Source a log that is at work, or one as it is read, of which nothing is followed */
export interface Migration<Source extends LogToCopy = EventStore> {
  readonly source: Source;
  readonly target: EventStore;
  readonly map: PositionMap;
  /** Ends it after the batch being written; the next run continues there. */
  readonly signal: AbortSignal;
  /** Called with a progress line now and then. */
  readonly say: (line: string) => void;
}

const SAY_EVERY_MS = 5_000;

function createCopy({ say, ...logs }: Migration<LogToCopy>): LogCopy {
  const { source, map } = logs;
  const reached = async () => {
    const { count, last } = map;
    return { count, position: last?.source, head: await source.head() };
  };
  let pace: CopyPace | undefined;
  let saidAt = performance.now();
  const moved = async () => {
    pace ??= new CopyPace(await reached());
    if (performance.now() - saidAt < SAY_EVERY_MS) return;
    saidAt = performance.now();
    say(pace.line(await reached()));
  };
  return new LogCopy({ ...logs, moved });
}

async function requireEvents({ source }: Migration<LogToCopy>): Promise<void> {
  if ((await source.head()) === undefined)
    throw new OperatorError('SOURCE_EMPTY', '来源日志中没有事件，请核对 --from');
}

/** Copies what exists and then what is added, until the signal. The source may be in use. */
export async function followLog(migration: Migration<LogToCopy>): Promise<void> {
  await requireEvents(migration);
  const copy = createCopy(migration);
  await copy.toTheEnd();
  if (migration.signal.aborted) return;
  migration.say(`已追上来源（${migration.map.count} 个事件），继续跟随`);
  await copy.follow();
}

/** The contents of both logs, compared. */
export interface Verification {
  readonly source: LogSummary;
  readonly target: LogSummary;
  /** In Chinese; empty if they are equal. */
  readonly differences: readonly string[];
}

const COMPARED = [
  ['events', '事件数'],
  ['streams', '事件流数'],
  ['revisions', '各事件流的序号'],
  ['content', '内容摘要'],
] as const;

function differencesOf(source: LogSummary, target: LogSummary, map: PositionMap): string[] {
  const found: string[] = COMPARED.filter(([what]) => source[what] !== target[what]).map(
    ([what, name]) => `${name}不同：来源 ${source[what]}，目标 ${target[what]}`,
  );
  for (const [name, { gaps }] of [
    ['来源', source],
    ['目标', target],
  ] as const)
    if (gaps.length > 0) found.push(`${name}的序号不连续：${gaps.join('、')}`);
  const mapped = positionsOf(map);
  if (mapped.source !== source.positions || mapped.target !== target.positions)
    found.push('位置映射与日志不符');
  return found;
}

async function verifyCopy(
  { source, target, map }: Migration<LogToCopy>,
  progress: Progress,
): Promise<Verification> {
  const bar = progress.start('核对', 2 * map.count, '事件');
  try {
    const before = await summaryOf(source, (events) => bar.add(events));
    const after = await summaryOf(target, (events) => bar.add(events));
    return { source: before, target: after, differences: differencesOf(before, after, map) };
  } finally {
    bar.stop();
  }
}

/**
 * Copies the rest of a source that nobody writes to any more, then reads both logs completely and
 * compares them.
 * @throws OperatorError SOURCE_RUNNING when the source grew meanwhile; EventStoreError
 */
export async function finishLog(
  migration: Migration<LogToCopy>,
  progress: Progress,
): Promise<Verification> {
  await requireEvents(migration);
  await createCopy(migration).toTheEnd();
  const head = await migration.source.head();
  const found = await verifyCopy(migration, progress);
  if (head !== migration.map.last?.source || head !== (await migration.source.head()))
    throw new OperatorError('SOURCE_RUNNING', '来源仍在写入：请先停止写入，再以 --finish 运行');
  return found;
}
