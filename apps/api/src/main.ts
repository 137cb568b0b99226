import { USAGE } from './usage.js';

const args = process.argv.slice(2);

/** A failure with a code in one line, as the command line tells it; undefined for a bug. */
function coded(error: unknown): string | undefined {
  const { code, failure, message } = Object(error) as Record<
    'code' | 'failure' | 'message',
    unknown
  >;
  const known = failure ?? code;
  return typeof known === 'string' ? `错误 ${known}：${String(message)}` : undefined;
}

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
    else console.error(coded(error) ?? error);
    process.exit(1);
  }
}

if (args.some((arg) => arg === '--help' || arg === '-h')) console.log(USAGE);
else await start();
