import { parseArgs } from 'node:util';

import { PROFILES } from '../load/municipality/options.js';
import type { Part } from './part.js';

export const USAGE = `npm run reliability -- [options]   faults and bad input, and what holds all the same
  --only NAME     parts whose names begin so; several times for several
  --profile NAME  parts of this way to run the system: ${PROFILES.join(', ')}
  --rounds N      rounds of each part, instead of its own number
  --list          names the parts and does nothing
The table is printed, and kept in test/reliability/RESULTS.md part by part.`;

/** What the command line asked for. */
export interface Options {
  readonly parts: readonly Part[];
  readonly rounds: number | undefined;
  readonly list: boolean;
}

/** A command line that cannot be carried out. */
export class OptionError extends Error {}

function roundsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const rounds = Number(text);
  if (Number.isInteger(rounds) && rounds > 0) return rounds;
  throw new OptionError(`--rounds: ${text} is no number of rounds`);
}

/** @throws OptionError, TypeError (unknown option) */
export function readOptions(args: readonly string[], all: readonly Part[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      profile: { type: 'string' },
      rounds: { type: 'string' },
      list: { type: 'boolean', default: false },
    },
  });
  const { only, profile, list } = values;
  const parts = all
    .filter(({ name }) => only.length === 0 || only.some((start) => name.startsWith(start)))
    .filter((part) => profile === undefined || part.profile === profile);
  if (parts.length === 0) throw new OptionError(`there is no such part; see --list`);
  return { parts, rounds: roundsOf(values.rounds), list };
}
