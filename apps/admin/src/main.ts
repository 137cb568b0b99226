import 'reflect-metadata';
import { createProgram } from './program.js';
import { failureLine } from './failure-line.js';

try {
  await createProgram((line) => process.stdout.write(`${line}\n`)).parseAsync();
} catch (error) {
  process.stderr.write(`${failureLine(error)}\n`);
  process.exitCode = 1;
}
