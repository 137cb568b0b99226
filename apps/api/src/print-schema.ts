import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';

import { readConfiguration } from '#runtime';

import { createApi } from './serve.js';

/** Writes schema/api.graphql from the code; with `--check`, fails when the file is not that. */
const FILE = 'schema/api.graphql';

async function printed(): Promise<string> {
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

const now = await printed();
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, now);
} else if (readFileSync(FILE, 'utf8') !== now) {
  console.error(`${FILE} 与代码不符，请运行 npm run schema:write（is not what the code says）`);
  process.exitCode = 1;
}
