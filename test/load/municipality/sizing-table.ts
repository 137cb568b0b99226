import type { MemberCost, ProfileCost } from './cost.js';
import { BUSIEST } from './tempo.js';

const SECONDS_A_DAY = 86_400;
const YEAR_DAYS = 365;

const cpu = ({ name, totalMs }: MemberCost): string => `${name} ${totalMs.toFixed(1)}`;
const kib = (bytes: number | undefined): string =>
  bytes === undefined ? '–' : (bytes / 1024).toFixed(1);
const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** The member whose busiest thread fills a core first. */
const firstToFill = ({ members }: ProfileCost): MemberCost | undefined =>
  [...members].sort((a, b) => b.busiestMs - a.busiestMs)[0];

/** Whistles a second at which that thread fills its core, were there cores for everybody. */
const ceiling = (cost: ProfileCost): number => 1_000 / (firstToFill(cost)?.busiestMs ?? Infinity);

function row(cost: ProfileCost): string {
  const { profile, members, loader, logBytes, readBytes, summary } = cost;
  const first = firstToFill(cost);
  const total = members.reduce((sum, { totalMs }) => sum + totalMs, 0);
  const cells = [
    profile,
    `${total.toFixed(1)} (${members.map(cpu).join(', ')})`,
    loader.totalMs.toFixed(1),
    kib(logBytes),
    kib(readBytes),
    whole(summary.whistlesPerSecond),
    first ? `${first.name}: ${first.busiestMs.toFixed(1)} ms on one thread` : '–',
    whole(ceiling(cost)),
  ];
  return `| ${cells.join(' | ')} |`;
}

const gib = (bytes: number): string => `${whole(bytes / 2 ** 30)} GiB`;

/** A year's growth at so many whistles a day, in words. */
function yearly({ logBytes, readBytes }: ProfileCost, perDay: number): string {
  const year = perDay * YEAR_DAYS;
  const log = logBytes === undefined ? 'not measured' : gib(logBytes * year);
  return `a year of the municipality: log ${log}, read models ${gib(readBytes * year)}`;
}

/** The table of apps/README.md, as Markdown. */
export function sizingTable(
  costs: readonly ProfileCost[],
  { machine, perDay }: { readonly machine: string; readonly perDay: number },
): string {
  const busiest = (perDay / SECONDS_A_DAY) * BUSIEST;
  const [first] = costs;
  const perWhistle = (count: number) => (count / (first?.summary.whistles ?? 1)).toFixed(1);
  return [
    `Machine: ${machine}; everything on it at once, this tool too.`,
    first &&
      `A whistle: ${perWhistle(first.summary.commands)} commands, ${perWhistle(first.summary.events)} events. Busiest hour of ${whole(perDay)} a day: ${busiest.toFixed(1)} whistles/s.`,
    '',
    '| profile | CPU ms per whistle (by process) | load tool, CPU ms | log, KiB | read models, KiB | whistles/s here | fills a core first | its ceiling, whistles/s |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...costs.map(row),
    '',
    ...costs.map((cost) => `${cost.profile}: ${cost.what}; ${yearly(cost, perDay)}.`),
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}
