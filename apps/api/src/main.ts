import { ConfigurationError, readConfiguration } from '#runtime';

import { serve } from './serve.js';

try {
  await serve(readConfiguration(process.env, process.argv.slice(2)));
} catch (error) {
  if (error instanceof ConfigurationError) console.error(`配置有误 ${error.message}`);
  else console.error(error);
  process.exit(1);
}
