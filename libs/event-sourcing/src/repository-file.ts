import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Path of a file that ships with the program, for example `schema/imports/mapping.schema.json`.
 * Searches upwards, because sources and build are at different depths.
 */
export function repositoryFile(path: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, path))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`${path} is missing from this installation`);
    folder = parent;
  }
  return join(folder, path);
}
