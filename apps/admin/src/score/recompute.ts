import { writeFileSync } from 'node:fs';
import {
  assessmentPeriod,
  canonicalResult,
  cutOffAt,
  KnownEvents,
  logAsOf,
  resultDigest,
  type SealCheck,
  sealedScores,
  type ScorePeriod,
  verifyEdition,
} from '#assessment';
import { localMinute } from '#calendar';
import { OperatorError, systemClock } from '#event-sourcing';
import { withLog } from '../data/open-data.js';
import { settingsOf } from '../rules/rule-desk.js';

/** What `score recompute` is asked for. */
export interface RecomputeOptions {
  readonly period: ScorePeriod;
  readonly cutOff?: string;
  /** Only the first so many whistle events of the log. */
  readonly events?: number;
  /** As of a past instant, ISO 8601 UTC. */
  readonly asOf?: string;
  readonly out?: string;
}

const selectionOf = (dataDir: string) => ({ rulesDir: settingsOf(dataDir).rulesDir });

/** The scores of a period from the log alone: their canonical JSON, and what it was computed from. */
export const recompute = (
  dataDir: string,
  { period, cutOff, events, asOf }: RecomputeOptions,
): Promise<{ readonly text: string; readonly lines: readonly string[] }> =>
  withLog(dataDir, async (log) => {
    const at = asOf ?? systemClock.now();
    const question = {
      period,
      cutOff: cutOff ?? cutOffAt(at),
      at,
      selection: selectionOf(dataDir),
    };
    const known = new KnownEvents(events === undefined ? undefined : { events });
    const told = asOf === undefined ? log : logAsOf(log, asOf);
    const { result, inputs, events: read } = await sealedScores(told, question, { known });
    return {
      text: canonicalResult(result),
      lines: [
        `数据截止 ${localMinute(result.cutOff)}，哨事件 ${read} 条，召集 ${inputs.summonses} 项`,
        `结果摘要 sha256 ${resultDigest(result)}`,
        `输入摘要 sha256 ${inputs.digest}`,
      ],
    };
  });

/** Prints or writes the canonical JSON, and says both digests. */
export async function printRecomputed(
  dataDir: string,
  options: RecomputeOptions,
  print: (line: string) => void,
): Promise<void> {
  const { text, lines } = await recompute(dataDir, options);
  if (options.out === undefined) print(text);
  else writeFileSync(options.out, text);
  lines.forEach(print);
}

const FAULTS: Readonly<Record<NonNullable<SealCheck['difference']>['fault'], string>> = {
  boards: '封存的榜与其摘要不符',
  result: '结果不符',
  inputs: '输入不符',
};

function checkLines(period: ScorePeriod, { edition, digests, difference }: SealCheck): string[] {
  const head = `${period.id} 第 ${edition} 版`;
  if (!difference)
    return [`${head}：与日志一致，结果摘要 ${digests.result}，输入摘要 ${digests.inputs}`];
  const { fault, at, sealed, found } = difference;
  return [`${head}：${FAULTS[fault]}${at && `，首处不同在 ${at}`}：封存 ${sealed}，重算 ${found}`];
}

/**
 * Holds every edition of a period against the log.
 * @throws OperatorError PERIOD_NOT_PUBLISHED, PERIOD_SEAL_BROKEN once all have been told
 */
export const verifyPeriod = (
  dataDir: string,
  period: ScorePeriod,
  print: (line: string) => void,
): Promise<void> =>
  withLog(dataDir, async (log) => {
    const { editions } = await assessmentPeriod.load(log, period.id);
    if (editions.length === 0)
      throw new OperatorError('PERIOD_NOT_PUBLISHED', `${period.id} 尚未公布`);
    let broken = 0;
    for (const edition of editions) {
      const selection = selectionOf(dataDir);
      const check = await verifyEdition(log, period, { edition, selection });
      checkLines(period, check).forEach(print);
      if (check.difference) broken++;
    }
    if (broken > 0)
      throw new OperatorError('PERIOD_SEAL_BROKEN', `${editions.length} 版中有 ${broken} 版不符`);
  });
