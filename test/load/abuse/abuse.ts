import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

import { tokenOf } from '../../support/district.js';
import { removeFolder, serveApi, temporaryFolder } from '../../support/served.js';
import { lookAtMachine } from '../machine.js';
import { buildReads, prepare } from '../served-district.js';
import { ATTACKS } from './attacks.js';

/**
 * One client against the others: `npm run abuse [-- SECONDS [WHISTLES]]`. While one client does its worst,
 * another one reads a page of its work list; its p95 may not be above twice what it is when all is quiet.
 */
const [seconds = 12, whistles = 10_000] = process.argv.slice(2).map(Number);
const ATTACKER = new URL('./attacker.child.js', import.meta.url).pathname;
/** How often the other client asks: a person who works quickly. */
const EVERY_MS = 50;
const LONGEST_MS = 20_000;
const MOST = 2;
/** Below this a ratio tells of the clock and not of the service, in milliseconds. */
const NOISE_MS = 10;
const PAGE = JSON.stringify({
  query: '{ streetWorkList(street: "street-1") { edges { node { whistleId title } } } }',
});

interface Seen {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  readonly failed: number;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

/** Asks for a page at a steady pace, and says how long the answers took, in milliseconds. */
async function look(url: string, token: string, forMs: number): Promise<Seen> {
  const took: number[] = [];
  let failed = 0;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const ask = async () => {
    const begun = performance.now();
    const signal = AbortSignal.timeout(LONGEST_MS);
    const sent = { method: 'POST', headers, body: PAGE, signal };
    const isAnswered = await fetch(`${url}/graphql`, sent).then(
      async (response) => (await response.arrayBuffer(), response.ok),
      () => false,
    );
    took.push(performance.now() - begun);
    if (!isAnswered) failed++;
  };
  const asked: Promise<void>[] = [];
  for (const end = performance.now() + forMs; performance.now() < end; await delay(EVERY_MS))
    asked.push(ask());
  await Promise.all(asked);
  const sorted = took.sort((one, other) => one - other);
  return {
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    max: sorted.at(-1) ?? 0,
    failed,
  };
}

const memoryMiB = ({ pid }: ChildProcess): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
};

const told = ({ p50, p95, max }: Seen): string =>
  [p50, p95, max].map((ms) => ms.toFixed(0)).join(' / ');

const machine = await lookAtMachine();
const dataDir = temporaryFolder();
await prepare(dataDir, whistles);
await buildReads(dataDir);
const env = { DEMO: 'false', AUTOMATIONS: 'false', LOG_LEVEL: 'warn', TOKEN_TTL_SECONDS: '86400' };
const served = await serveApi({ dataDir, env });
console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; ${whistles} whistles`);
console.log('others: p50 / p95 / max of a page of the work list, in ms\n');
console.log('| attack | quiet | others | p95 × | failed | memory MiB | met |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
try {
  const [other, attacking] = [
    await tokenOf(served.url, 'centre'),
    await tokenOf(served.url, 'street'),
  ];
  await look(served.url, other, 2_000);
  for (const name of ATTACKS.keys()) {
    const quiet = await look(served.url, other, (seconds * 1_000) / 2);
    const before = memoryMiB(served.process);
    const attacker = spawn(process.execPath, [ATTACKER, name, served.url, attacking]);
    await delay(1_000);
    const during = await look(served.url, other, seconds * 1_000);
    const after = memoryMiB(served.process);
    attacker.kill('SIGTERM');
    if (attacker.exitCode === null) await Promise.race([once(attacker, 'exit'), delay(5_000)]);
    attacker.kill('SIGKILL');
    const isMet = during.p95 <= MOST * Math.max(quiet.p95, NOISE_MS) && during.failed === 0;
    if (!isMet) process.exitCode = 1;
    const ratio = (during.p95 / quiet.p95).toFixed(1);
    const cells = [name, told(quiet), told(during), ratio, during.failed, `${before} → ${after}`];
    console.log(`| ${cells.join(' | ')} | ${isMet ? 'yes' : '**no**'} |`);
    // What was begun is finished, and limits that count by time give back.
    await delay(3_000);
  }
} finally {
  await served.stop();
  removeFolder(dataDir);
}
