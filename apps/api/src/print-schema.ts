import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';

import { readConfiguration } from '#runtime';

import { writeOrCompare } from './printed.js';
import { printedSettings } from './printed-settings.js';
import { createApi } from './serve.js';

/**
 * Writes the files that are printed from the code; with `--check`, fails if they are out of date.
 */
const write = !process.argv.includes('--check');

async function printApi(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shaodao-schema-'));
  const environment = { DATA_DIR: dataDir, THREADS: 'false', DEMO: 'false' };
  const app = await createApi(readConfiguration(environment, []));
  try {
    await app.init();
    return `${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n`;
  } finally {
    await app.close();
    rmSync(dataDir, { recursive: true });
  }
}

writeOrCompare('schema/api.graphql', await printApi(), write);
writeOrCompare('schema/settings.md', printedSettings(), write);
