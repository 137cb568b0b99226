import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Figure, Scale } from './figure.js';
import { FIGURES } from './figures/index.js';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    only: { type: 'string', multiple: true },
    whistles: { type: 'string' },
  },
});

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
};

const scale: Scale = {
  quick: options.quick,
  rounds: options.quick ? 1 : 3,
  whistles: Number(options.whistles ?? (options.quick ? 20_000 : 1_000_000)),
  seconds: options.quick ? 2 : 8,
  folder: mkdtempSync(join(tmpdir(), 'shaodao-bench-')),
  log: (message) => console.error(message),
};

const show = ({ name, value, goal, measured, baseline }: Figure) => ({
  figure: name,
  value: Number(value.toPrecision(3)),
  goal,
  measured,
  baseline,
});

const figures: Figure[] = [];
try {
  for (const { names, measure } of FIGURES) {
    if (options.only && !names.some((name) => options.only?.includes(name))) continue;
    scale.log(`… ${names.join(', ')}`);
    figures.push(...(await measure(scale)));
  }
} finally {
  rmSync(scale.folder, { recursive: true, force: true });
}
console.table(figures.map(show));
for (const { name, what } of figures) console.log(`${name}: ${what}`);
if (options.json) writeFileSync(options.json, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
