import { cpuOf, type Figure, median, type Sample, type Scale, shown } from '../figure.js';
import { probe, type Probed } from '../rebuild-probe.js';
import { logOf } from '../served-district.js';
import { perOperation } from '../thread-cpu.js';

const A_THOUSAND = 1_000;

const sampleOf = ({ events, seconds, cpu }: Probed, operation: string): Sample => ({
  amount: events / seconds,
  cpu: { operation, ms: perOperation(cpu, events / A_THOUSAND) },
});

/** What is done with the log in a process of its own, round by round. */
async function rounds(scale: Scale, what: string, dataDir: string): Promise<readonly Probed[]> {
  const probed: Probed[] = [];
  for (let round = 0; round < scale.rounds; round++) probed.push(await probe(what, dataDir));
  return probed;
}

const rateOf = (samples: readonly Sample[]) => median(samples.map(({ amount }) => amount));

/** A year's scores from the large history's log alone, by one pass over it. */
export async function recomputeYear(scale: Scale): Promise<readonly Figure[]> {
  const dataDir = await logOf(scale, scale.whistles);
  const parsed = await rounds(scale, 'parse', dataDir);
  const recomputed = await rounds(scale, 'recompute', dataDir);
  const baseline = parsed.map((one) => sampleOf(one, '1 000 events read and parsed'));
  const measured = recomputed.map((one) => sampleOf(one, '1 000 events recomputed'));
  const tried = (await rounds(scale, 'what-if', dataDir)).map((one) =>
    sampleOf(one, '1 000 events recomputed by two sets of rules'),
  );
  const megabytes = Math.max(...recomputed.map((one) => one.megabytes));
  const whole = `${Math.max(...recomputed.map((one) => one.events)).toLocaleString('en')} events`;
  return [
    {
      name: 'recompute-vs-parse',
      value: rateOf(measured) / rateOf(baseline),
      goal: '≥ 0.3',
      what: `a year's scores of every department from the log alone vs reading and parsing the same ${whole}`,
      measured: shown(rateOf(measured), 'events/s'),
      baseline: shown(rateOf(baseline), 'events/s'),
      cpu: cpuOf(measured, baseline),
    },
    {
      name: 'what-if-vs-recompute',
      value: rateOf(tried) / rateOf(measured),
      goal: '≥ 0.8',
      what: `a year under a draft beside the rules in force vs recomputing it, over the same ${whole}`,
      measured: shown(rateOf(tried), 'events/s'),
      baseline: shown(rateOf(measured), 'events/s'),
      cpu: cpuOf(tried, measured),
    },
    {
      name: 'recompute-memory-mb',
      value: megabytes,
      goal: '≤ 300',
      what: `resident memory above idle while a year is recomputed from ${whole}`,
      measured: shown(megabytes, 'MB'),
      baseline: 'idle',
    },
  ];
}
