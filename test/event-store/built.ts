import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Path of a built module. Threads and child processes run what was built, never TypeScript. */
export function built(module: string): string {
  const path = resolve('dist', module);
  if (!existsSync(path)) {
    throw new Error(`${path} is missing: build first, with "npm run build"`);
  }
  return path;
}
