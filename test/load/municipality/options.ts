import { parseArgs } from 'node:util';

import { loopbackOnly } from './api-door.js';
import { momentOf } from './tempo.js';

/** What the command line asked for. */
export interface LoadOptions {
  /** APIs to put load on; empty to start the profiles here. */
  readonly urls: readonly string[];
  readonly profiles: readonly Profile[];
  readonly sizing: boolean;
  /** Hold the store against this file of an earlier run, and play nothing. */
  readonly check: string | undefined;
  /** Where to write what was told. */
  readonly json: string | undefined;
  readonly compress: number;
  readonly whistles: number;
  readonly seconds: number;
  readonly perDay: number;
  /** Milliseconds since Monday, 0 o'clock. */
  readonly from: number;
  readonly lanes: number;
  readonly seed: number;
}

/** Ways to run the system. */
export const PROFILES = ['embedded', 'postgres', 'eventstoredb'] as const;
export type Profile = (typeof PROFILES)[number];

export const USAGE = `npm run load -- [options]   a municipality at work: 343 streets, 60 departments
  --url URL         API to load, several times for several (http on this machine only); its
                    TOKEN_SECRET in the environment. Without it a system is started here
  --profile NAME    which to start: ${PROFILES.join(', ')} (embedded); several times with --sizing
  --compress N      times faster than life (600)
  --whistles N      most whistles (70000)
  --seconds N       seconds in which whistles are blown (60); their lives get as long again
  --per-day N       whistles on an average day (70000)
  --from DAY        moment of the week it begins, 1 is Monday (1T08:00)
  --lanes N         most requests at the same time (64)
  --seed N          another town's week (1)
  --json FILE       writes what was acknowledged, for --check
  --check FILE      holds the store that EVENT_STORE, READ_STORE, DATA_DIR name against such a file
  --sizing          measures the cost of a whistle on each profile and prints the table`;

/** A command line that cannot be carried out. */
export class LoadOptionError extends Error {}

function amount(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  throw new LoadOptionError(`--${name}: ${text} is not from ${least} to ${most}`);
}

function profileOf(name: string): Profile {
  const found = PROFILES.find((profile) => profile === name);
  if (found) return found;
  throw new LoadOptionError(`--profile: ${name} is none of ${PROFILES.join(', ')}`);
}

function parse(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string', multiple: true, default: [] },
      profile: { type: 'string', multiple: true, default: [] },
      sizing: { type: 'boolean', default: false },
      check: { type: 'string' },
      json: { type: 'string' },
      compress: { type: 'string', default: '600' },
      whistles: { type: 'string', default: '70000' },
      seconds: { type: 'string', default: '60' },
      'per-day': { type: 'string', default: '70000' },
      from: { type: 'string', default: '1T08:00' },
      lanes: { type: 'string', default: '64' },
      seed: { type: 'string', default: '1' },
    },
  });
  return values;
}

function momentNamed(text: string): number {
  const moment = momentOf(text);
  if (moment === undefined) throw new LoadOptionError(`--from: ${text} is not like 1T08:00`);
  return moment;
}

/**
 * Reads the command line.
 * @throws LoadOptionError, TypeError (unknown option), RangeError (address beyond this machine)
 */
export function readLoadOptions(args: readonly string[]): LoadOptions {
  const values = parse(args);
  loopbackOnly(values.url);
  return {
    urls: values.url,
    profiles: values.profile.map(profileOf),
    sizing: values.sizing,
    check: values.check,
    json: values.json,
    compress: amount('compress', values.compress, [1, 1_000_000]),
    whistles: amount('whistles', values.whistles, [1, 1_000_000]),
    seconds: amount('seconds', values.seconds, [1, 86_400]),
    perDay: amount('per-day', values['per-day'], [1, 10_000_000]),
    from: momentNamed(values.from),
    lanes: amount('lanes', values.lanes, [1, 1_024]),
    seed: amount('seed', values.seed, [0, 2 ** 31]),
  };
}
