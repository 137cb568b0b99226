import type { Figure, Scale } from '../figure.js';
import type { MemberCost, ProfileCost } from '../municipality/cost.js';
import { type Profile, readLoadOptions } from '../municipality/options.js';
import { costOfProfile } from '../municipality/sizing.js';

/** Servers that are not ours. */
const DATABASES = ['event store', 'read models'];
const WHISTLES = { quick: 40, full: 1_500 };
const WARM_UP = { quick: 20, full: 300 };

const isOurs = ({ name }: MemberCost): boolean => !DATABASES.includes(name);
const sum = (members: readonly MemberCost[]): number =>
  members.reduce((total, { totalMs }) => total + totalMs, 0);
const each = (members: readonly MemberCost[]): string =>
  members.map(({ name, totalMs }) => `${name} ${totalMs.toFixed(1)}`).join(', ');

function figureOf(name: string, goal: string, { members, what, summary }: ProfileCost): Figure {
  const ours = members.filter(isOurs);
  const theirs = members.filter((member) => !isOurs(member));
  return {
    name,
    value: sum(ours),
    goal,
    what: `milliseconds of processor time of our own processes for a whistle's life, ${(summary.commands / summary.whistles).toFixed(1)} commands (test/load/municipality, ${summary.whistles} whistles after a warm-up, every row checked afterwards): ${what}`,
    measured: `${each(ours)} ms`,
    baseline: theirs.length > 0 ? `beside it: ${each(theirs)} ms` : 'none',
    cpu: ours.map(({ name: member, threads }) => ({
      operation: `whistle, ${member}`,
      ms: threads,
    })),
  };
}

/** From blow to score, as a municipality of 343 streets plays it, by deployment. */
async function costPerWhistle(scale: Scale, profile: Profile): Promise<ProfileCost> {
  const size = scale.quick ? 'quick' : 'full';
  const options = readLoadOptions(['--whistles', String(WHISTLES[size])]);
  return costOfProfile(profile, options, WARM_UP[size]);
}

export const cpuPerWhistleEmbedded = async (scale: Scale): Promise<Figure> =>
  figureOf('cpu-per-whistle-embedded-ms', '≤ 10', await costPerWhistle(scale, 'embedded'));

export async function cpuPerWhistleCluster(scale: Scale): Promise<Figure> {
  if (!process.env['EVENTSTORE_URL'])
    scale.log(
      'EVENTSTORE_URL IS NOT SET: the EventStoreDB test server stands in, which is NO real server',
    );
  const name = 'cpu-per-whistle-eventstoredb-postgres-ms';
  return figureOf(name, '≤ 45', await costPerWhistle(scale, 'eventstoredb'));
}
