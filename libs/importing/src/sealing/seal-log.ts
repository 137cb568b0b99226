import { OperatorError } from '#event-sourcing';
import { type EventStore, type Progress, startLogBar } from '#event-store';
import { finishLog, type PositionMap, verifyLog } from '#event-store/maintenance';
import { type KeyStore, PersonalData } from '#privacy';
import {
  type Checkpoint,
  checkpointFaults,
  type CheckpointMaking,
  LogProof,
  makeCheckpoint,
  proof,
  recordRewriting,
  saidInLog,
} from '#proof';
import { EventSealer } from './event-sealer.js';
import { SealedLog } from './sealed-log.js';

/** A log of earlier releases, the one that takes its place, and what is needed to prove it. */
export interface LogSealing {
  /** Nobody writes to it any more. */
  readonly source: EventStore;
  /** Empty, or the target of this same sealing. */
  readonly target: EventStore;
  readonly map: PositionMap;
  readonly keys: KeyStore;
  /** Signs that the log was written anew; its folder has the checkpoints of the source. */
  readonly proof: Omit<CheckpointMaking, 'log' | 'rewriting'>;
  readonly reason: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly progress: Progress;
}

export interface SealedLogReport {
  readonly events: number;
  /** Events that are written otherwise in the target. */
  readonly changed: number;
  readonly checkpoint: Checkpoint;
  /** Subjects that had been erased, of whom plain values were left, which are sealed now: erase them again. */
  readonly leftBehind: readonly string[];
}

/** The checkpoints of the source: an earlier run may have signed one of the target already. */
async function seriesOf({ source, proof: { folder } }: LogSealing): Promise<readonly Checkpoint[]> {
  const series = folder.read();
  const { last } = await proof.load(source);
  const from = series.findLastIndex(({ rewrites }) => rewrites !== undefined);
  const known = (series[from]?.number ?? 0) <= (last?.number ?? 0);
  return known ? series : series.slice(0, from);
}

/** @throws OperatorError VERIFY_FAILED */
async function verifySource(sealing: LogSealing): Promise<LogProof['whole']> {
  const { source, progress, say } = sealing;
  const series = await seriesOf(sealing);
  const walk = new LogProof(saidInLog(await proof.read(source)), series);
  const bar = startLogBar(progress, '核对来源', await source.head());
  const { faults } = await verifyLog(source, bar, walk).finally(() => bar.stop());
  const all = [...checkpointFaults(series), ...faults];
  all.forEach(say);
  if (all.length === 0) return walk.whole;
  throw new OperatorError('VERIFY_FAILED', `来源日志有 ${all.length} 处不符，没有封存`);
}

/** What a run wrote that ended before the checkpoint was signed; nothing is copied after it. */
async function isCopied(target: EventStore, root: string): Promise<boolean> {
  const recorded = await proof.read(target);
  const last = recorded.findLast(({ type }) => type === 'LogRewritten');
  return last?.data.root === root;
}

/**
 * Writes a log anew with the personal values sealed that it holds as plain text: same streams, revisions,
 * ids, types, times and actors, other chains. The source is verified first, the target compared with it
 * event by event afterwards; then the log says of which one it is a rewriting, and a checkpoint is signed.
 * May be broken off and repeated.
 * @throws OperatorError VERIFY_FAILED, SOURCE_EMPTY, SOURCE_RUNNING, TARGET_DIFFERS, LOG_SEALED
 */
export async function sealLog(sealing: LogSealing): Promise<SealedLogReport> {
  const { source, target, map, keys, reason, progress, signal, say } = sealing;
  const whole = await verifySource(sealing);
  const personalData = new PersonalData(keys);
  const sealed = new SealedLog(source, () => new EventSealer(personalData));
  const making = Object.assign({ log: target, rewriting: true }, sealing.proof);
  if (!(await isCopied(target, whole.root))) {
    const migration = { source: sealed, target, map, signal, say };
    const { differences } = await finishLog(migration, progress);
    differences.forEach(say);
    if (differences.length > 0)
      throw new OperatorError('MIGRATION_DIFFERS', '封存后的日志与来源不一致');
    const { events: changed } = sealed.sealer;
    if (changed === 0)
      throw new OperatorError('LOG_SEALED', '来源中没有未加密的个人信息，不必封存');
    await recordRewriting(making, Object.assign({ changed, reason }, whole));
  }
  const checkpoint = await makeCheckpoint(making);
  const { leftBehind } = sealed.sealer;
  const { data } = (await proof.read(target)).findLast(({ type }) => type === 'LogRewritten')!;
  const { changed } = data as { readonly changed: number };
  return { events: whole.events, changed, checkpoint, leftBehind };
}
