import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { PROJECTIONS } from '#runtime';

import { cpuOf, type Figure, median, type Sample, type Scale, shown } from '../figure.js';
import { probe, type Probed } from '../rebuild-probe.js';
import { buildReads, logOf } from '../served-district.js';
import { perOperation } from '../thread-cpu.js';

const MILLION = 1_000_000;
const EVENTS_PER_WHISTLE = 8;
const A_THOUSAND = 1_000;

/** Events a second, and what a thousand of them cost. */
const sampleOf = ({ events, seconds, cpu }: Probed, operation: string): Sample => ({
  amount: events / seconds,
  cpu: { operation, ms: perOperation(cpu, events / A_THOUSAND) },
});

const events = (count: number): string => `${Math.round(count).toLocaleString('en')} events`;

/** All read models of the large history: what the other measurements then serve. */
export async function rebuildAll(scale: Scale): Promise<readonly Figure[]> {
  const dataDir = await logOf(scale, scale.whistles);
  scale.log('the log is read and parsed');
  const parsed = await probe('parse', dataDir);
  scale.log('all read models are built from it');
  const built = await buildReads(dataDir);
  return [
    {
      name: 'rebuild-all-vs-parse',
      value: parsed.seconds / built.seconds,
      goal: '≥ 0.12',
      what: `seconds to read and parse ${events(parsed.events)} once ÷ seconds until all ${PROJECTIONS.length} read models stand`,
      measured: shown(built.seconds, 's', 1),
      baseline: shown(parsed.seconds, 's', 1),
      cpu: cpuOf(
        [sampleOf(built, '1 000 events into all read models')],
        [sampleOf(parsed, '1 000 events read and parsed')],
      ),
    },
    {
      name: 'rebuild-memory-mb',
      value: built.megabytes,
      goal: '≤ 300',
      what: `resident memory above idle while all read models are built from ${events(built.events)}`,
      measured: shown(built.megabytes, 'MB'),
      baseline: 'idle',
    },
  ];
}

interface Rebuilt extends Probed {
  readonly name: string;
}

async function rebuildOf(name: string, dataDir: string): Promise<Rebuilt> {
  const reads = join(dataDir, `read-${name}`);
  try {
    return { name, ...(await probe(name, dataDir, reads)) };
  } finally {
    rmSync(reads, { recursive: true, force: true });
  }
}

const QUICK_PROJECTIONS = 3;

/** Every projection by itself once; the slowest, which is the figure, in every round. */
export async function rebuilds(scale: Scale): Promise<Figure> {
  const { quick, rounds, whistles } = scale;
  // The quick form only keeps the figure alive: a short history, and three of the projections.
  const dataDir = await logOf(scale, quick ? whistles / 10 : MILLION / EVENTS_PER_WHISTLE);
  const parsed = [await probe('parse', dataDir)];
  const each: Rebuilt[] = [];
  for (const { name } of quick ? PROJECTIONS.slice(0, QUICK_PROJECTIONS) : PROJECTIONS)
    each.push(await rebuildOf(name, dataDir));
  const [slowest] = [...each].sort((a, b) => b.seconds - a.seconds);
  if (!slowest) throw new Error('there are no projections');
  const slow = [slowest];
  for (let round = 1; round < rounds; round++) {
    parsed.push(await probe('parse', dataDir));
    slow.push(await rebuildOf(slowest.name, dataDir));
  }
  const ratio = (one: Probed) => (parsed[0]?.seconds ?? NaN) / one.seconds;
  const all = each.map((one) => `${one.name} ${ratio(one).toFixed(2)}`).join(', ');
  const samples = slow.map((one) => sampleOf(one, `1 000 events into ${slowest.name}`));
  const baseline = parsed.map((one) => sampleOf(one, '1 000 events read and parsed'));
  const rate = (sides: readonly Sample[]) => median(sides.map(({ amount }) => amount));
  return {
    name: 'rebuild-vs-parse',
    value: median(samples.map(({ amount }, at) => amount / (baseline[at]?.amount ?? NaN))),
    goal: '≥ 0.3',
    what: `rebuild of ${slowest.name}, the slowest projection, by itself vs reading and parsing the same ${events(slowest.events)}; each: ${all}; most memory of one ${shown(Math.max(...each.map(({ megabytes }) => megabytes)), 'MB')}`,
    measured: shown(rate(samples), 'events/s'),
    baseline: shown(rate(baseline), 'events/s'),
    cpu: cpuOf(samples, baseline),
  };
}
