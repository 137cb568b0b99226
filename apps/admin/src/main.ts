import 'reflect-metadata';
import { PRIVATE_UMASK } from '#runtime';
import { EXIT, failureLine, SomeRefusedError } from './exit-codes.js';
import { createProgram } from './program.js';

process.umask(PRIVATE_UMASK);

// The reader of the results may stop early (`| head`).
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(0);
});

try {
  await createProgram((line) => process.stdout.write(`${line}\n`)).parseAsync();
} catch (error) {
  process.stderr.write(`${failureLine(error)}\n`);
  process.exitCode = error instanceof SomeRefusedError ? EXIT.someRefused : EXIT.failed;
}
