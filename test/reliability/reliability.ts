import { resolve } from 'node:path';

import { lookAtMachine } from '../load/machine.js';
import { OptionError, type Options, readOptions, USAGE } from './options.js';
import type { Outcome, Part } from './part.js';
import { PARTS } from './parts.js';
import { headOfTable, markOf, Results } from './results.js';

const FILE = resolve('test/reliability/RESULTS.md');
const say = (line: string): void => console.error(line);

/** A part that breaks off has shown nothing. */
const brokenOff = (error: unknown): Outcome => ({
  rounds: 0,
  found: 'broken off',
  faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
});

async function runPart(part: Part, rounds: number, results: Results): Promise<Outcome> {
  const keep = (outcome: Outcome): string => {
    const line = results.put(part, outcome);
    results.write(PARTS.map(({ name }) => name));
    return line;
  };
  say(`── ${part.name}: ${part.done}`);
  const run = { rounds, say, soFar: (outcome: Outcome) => void keep(outcome) };
  const outcome = await part.run(run).catch(brokenOff);
  console.log(keep(outcome));
  if (outcome.skipped !== undefined) say(`!! SKIPPED ${part.name}: ${outcome.skipped}`);
  for (const fault of outcome.faults) say(`✗ ${part.name}: ${fault}`);
  return outcome;
}

async function run({ parts, rounds, list }: Options): Promise<void> {
  if (list) return parts.forEach(({ name, done }) => console.log(`${name}: ${done}`));
  const { cpu, cores, node } = await lookAtMachine();
  console.log(`${cpu}, ${cores} cores, Node ${node}\n\n${headOfTable()}`);
  const results = new Results(FILE);
  const marks: string[] = [];
  for (const part of parts)
    marks.push(markOf(await runPart(part, rounds ?? part.rounds, results)));
  const missed = marks.filter((mark) => mark === markOf(brokenOff('')));
  say(missed.length === 0 ? '✓ npm run reliability' : `✗ not met: ${missed.length}`);
  if (missed.length > 0) process.exitCode = 1;
}

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(USAGE);
else
  try {
    await run(readOptions(args, PARTS));
  } catch (error) {
    const told = error instanceof OptionError || error instanceof TypeError;
    console.error(told ? `${error.message}\n\n${USAGE}` : error);
    process.exit(1);
  }
