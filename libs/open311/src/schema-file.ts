import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCHEMA = join('schema', 'open311', 'open311.schema.json');

/** The schema folder lies at the top of the installation, above sources and build alike. */
export function schemaFile(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, SCHEMA)) && folder !== dirname(folder)) folder = dirname(folder);
  return join(folder, SCHEMA);
}
