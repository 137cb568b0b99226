import { ConfigurationError, PRIVATE_UMASK, readConfiguration } from '#runtime';

import { serve } from './serve.js';

process.umask(PRIVATE_UMASK);
try {
  await serve(readConfiguration(process.env, process.argv.slice(2)));
} catch (error) {
  if (error instanceof ConfigurationError) console.error(`配置有误 ${error.message}`);
  else console.error(error);
  process.exit(1);
}
