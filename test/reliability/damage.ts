import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import type { Chance } from '../load/municipality/chance.js';

const PAGE = 4_096;
const SECTOR = 512;

/** How a part of a file is overwritten, as disks and controllers do it. */
export const DAMAGES = ['zeros', 'noise', 'sector'] as const;
export type Damage = (typeof DAMAGES)[number];

/** Overwrites a random page, or a sector of one, behind the first page; returns where. */
export function damage(file: string, how: Damage, chance: Chance): string {
  const pages = Math.floor(statSync(file).size / PAGE);
  const page = chance.int(1, Math.max(1, pages - 1));
  const at = page * PAGE + (how === 'sector' ? SECTOR * chance.int(0, PAGE / SECTOR - 1) : 0);
  const length = how === 'sector' ? SECTOR : PAGE;
  const descriptor = openSync(file, 'r+');
  writeSync(
    descriptor,
    how === 'zeros' ? Buffer.alloc(length) : randomBytes(length),
    0,
    length,
    at,
  );
  closeSync(descriptor);
  return `${how} in page ${page + 1} of ${pages}`;
}

/** The databases of the read models in a data folder. */
export const readFiles = (dataDir: string): readonly string[] =>
  readdirSync(join(dataDir, 'read'))
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(dataDir, 'read', name));
