import { existsSync, mkdirSync, writeFileSync } from 'node:fs';

import { CHECKS, FOUND, readFound } from '../browser/checks.js';

const RESULTS = 'test/console-checks/RESULTS.md';

const HEAD = `# What the page is held against

Printed by \`npm run console:checks\`, which plays them in Chromium.

<!-- prettier-ignore -->
| | what must hold | found | met |
| ---: | --- | --- | --- |
`;

if (!existsSync(FOUND)) mkdirSync(FOUND, { recursive: true });
const found = readFound();
const rows = CHECKS.map((what, at) => {
  const parts = found.get(at + 1) ?? [];
  const isMet = parts.length > 0 && parts.every((part) => part.isMet);
  const told = parts.map((part) => part.found).join('; ') || 'not played';
  return { isMet, text: `| ${at + 1} | ${what} | ${told} | ${isMet ? 'yes' : '**no**'} |` };
});
const table = `${HEAD}${rows.map(({ text }) => text).join('\n')}\n`;
console.log(table);
writeFileSync(RESULTS, table);
if (rows.some(({ isMet }) => !isMet)) process.exitCode = 1;
