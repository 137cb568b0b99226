import { USAGE } from './usage.js';

const args = process.argv.slice(2);

/** Loaded only when needed: it takes seconds, and help should appear at once. */
async function start(): Promise<void> {
  const { serve, StartRefusedError } = await import('./serve.js');
  const { ConfigurationError, PRIVATE_UMASK, readConfiguration } = await import('#runtime');
  process.umask(PRIVATE_UMASK);
  try {
    await serve(readConfiguration(process.env, args));
  } catch (error) {
    if (error instanceof ConfigurationError) console.error(`配置有误 ${error.message}`);
    else if (error instanceof StartRefusedError) console.error(error.message);
    else console.error(error);
    process.exit(1);
  }
}

if (args.some((arg) => arg === '--help' || arg === '-h')) console.log(USAGE);
else await start();
