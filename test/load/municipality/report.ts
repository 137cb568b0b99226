import type { Summary } from './ledger.js';

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const tenth = (value: number): string => value.toFixed(1);

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([what, count]) => `${what} ${whole(count)}`)
    .join(', ') || 'none';

/** What a run came to, for people. */
export function reportOf(summary: Summary): string {
  const { latencyMs: ms, unforeseen } = summary;
  return [
    `whistles      ${whole(summary.whistles)} blown, ${whole(summary.finished)} lives to the end, ${tenth(summary.whistlesPerSecond)}/s over ${tenth(summary.seconds)} s`,
    `commands      ${whole(summary.commands)} acknowledged, ${whole(summary.commandsPerSecond)}/s; ${whole(summary.events)} events`,
    `latency       p50 ${tenth(ms.p50)} ms, p95 ${tenth(ms.p95)} ms, p99 ${tenth(ms.p99)} ms, longest ${whole(ms.longest)} ms`,
    `outage        longest time without any answer ${whole(summary.longestSilenceMs)} ms; retries: ${counted(summary.retries)}`,
    `refusals      ${counted(summary.refusals)}; unforeseen ${unforeseen.length}; unanswered ${summary.unanswered}`,
    `behind        ${whole(summary.behindMs)} ms at the worst`,
    ...[...new Set(unforeseen)].slice(0, 10).map((what) => `  unforeseen: ${what}`),
  ].join('\n');
}
