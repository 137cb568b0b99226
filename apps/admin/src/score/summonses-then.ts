import { cutOffAt, logAsOf, type ScorePeriod, summonsesInLog, type ToldSummons } from '#assessment';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import { withLog } from '../data/open-data.js';
import { tableLines } from '../table.js';

/** What `score summonses-then` is asked for. */
export interface SummonsesThenOptions {
  readonly period: ScorePeriod;
  /** As of a past instant, ISO 8601 UTC. */
  readonly asOf?: string;
  readonly department?: string;
  readonly json?: true;
}

const VERDICTS: Readonly<Record<string, string>> = {
  onTime: '按时',
  late: '超时',
  open: '未停',
  awaitingStreet: '待街道',
  excused: '免计',
};

const verdictText = (verdict: string | null): string =>
  verdict === null ? '–' : (VERDICTS[verdict] ?? verdict);

function linesOf(found: readonly ToldSummons[], nameOf: (id: string) => string): string[] {
  const header = ['哨', '序', '单位', '街道', '派哨日', '签收', '联系', '报到', '办结', '评分'];
  const rows = found.map((one) => [
    one.whistle,
    String(one.summons),
    nameOf(one.department),
    nameOf(one.street),
    one.day,
    ...[one.acknowledge, one.contact, one.arrive, one.resolve].map(verdictText),
    one.satisfaction === null ? '–' : String(one.satisfaction),
  ]);
  return [`共 ${found.length} 项`, ...(rows.length > 0 ? tableLines(header, rows) : [])];
}

/** Lists the summonses of a period as they are, or were, known. */
export const printSummonsesThen = (
  dataDir: string,
  { period, asOf, department, json }: SummonsesThenOptions,
  print: (line: string) => void,
): Promise<void> =>
  withLog(dataDir, async (log) => {
    const at = asOf ?? systemClock.now();
    const told = asOf === undefined ? log : logAsOf(log, asOf);
    const all = await summonsesInLog(told, period, { cutOff: cutOffAt(at) });
    const found = all.filter((one) => department === undefined || one.department === department);
    if (json) return print(JSON.stringify(found, null, 2));
    const then = (await new Directory(log, systemClock).current()).asOf(period.to);
    linesOf(found, (id) => then.nameOf(id)).forEach(print);
  });
