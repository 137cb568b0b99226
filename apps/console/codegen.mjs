#!/usr/bin/env node
/**
 * Prints the types of what the page asks (`src/api/generated.ts`) and its operations by SHA-256
 * (`public/operations.json`), which an API answers that answers listed operations only. `--check` compares.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, stripIgnoredCharacters, validate } from 'graphql';

const here = import.meta.dirname;
const schemaText = readFileSync(join(here, '../../schema/api.graphql'), 'utf8');
const schema = buildSchema(schemaText);

const documents = readdirSync(join(here, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.graphql'))
  .sort()
  .map((location) => ({
    location,
    document: parse(readFileSync(join(here, 'src', location), 'utf8')),
  }));

const whole = {
  kind: 'Document',
  definitions: documents.flatMap((one) => one.document.definitions),
};
const wrong = validate(schema, whole);
if (wrong.length > 0) {
  console.error(wrong.map(String).join('\n\n'));
  process.exit(1);
}

const printed = await codegen({
  filename: 'generated.ts',
  schema: parse(schemaText),
  schemaAst: schema,
  documents,
  config: {
    documentMode: 'string',
    useTypeImports: true,
    enumType: 'string-literal',
    scalars: { DateTime: 'string', ID: 'string' },
    immutableTypes: true,
    dedupeFragments: true,
    documentVariableSuffix: '',
    fragmentVariableSuffix: 'FragmentText',
  },
  pluginMap: { typescriptOperations, typedDocumentNode },
  plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
});

/** Operations as they are sent: without what means nothing, so that a phone sends less. */
const listed = {};
const shortened = printed.replaceAll(/TypedDocumentString\(`([^`]*)`/g, (_, document) => {
  const sent = stripIgnoredCharacters(document);
  if (!document.trim().startsWith('fragment'))
    listed[createHash('sha256').update(sent).digest('hex')] = sent;
  return `TypedDocumentString(\`${sent}\``;
});
/** The class has its types as parameters: no cast is needed to give them. */
const types = shortened.replaceAll(
  /new TypedDocumentString\((.*)\) as unknown as TypedDocumentString<(.*)>;/g,
  'new TypedDocumentString<$2>($1);',
);

const files = {
  'src/api/generated.ts': `${types}\n`,
  'public/operations.json': `${JSON.stringify(listed, null, 2)}\n`,
};
for (const [name, text] of Object.entries(files)) {
  const path = join(here, name);
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`✗ apps/console/${name} is not what codegen.mjs prints: npm run schema:write`);
    process.exitCode = 1;
  }
}
