import { chmodSync, type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** For whatever a process of ours makes: nobody but its own account may look. */
export const PRIVATE_UMASK = 0o077;

const OTHERS = 0o007;
const STICKY = 0o1000;
const FILE = 0o600;
const FOLDER = 0o700;

/** What this service writes into a data folder: password hashes, residents and secrets are in there. */
const OURS = /\.(db|secret|lock)(-wal|-shm|-journal)?$|^(notice-secrets\.json|service\.url)$/;
const READ_MODELS = 'read';
/** Lies beside it, and is nobody's secret. */
const HARMLESS: readonly string[] = ['rules', 'lost+found'];

/** @returns whether it had to be, and could be */
function tighten(path: string, mode: number): boolean {
  try {
    const now = statSync(path).mode;
    // A group that was let in is the operator's decision; everybody else never is.
    if ((now & OTHERS) === 0 || (now & STICKY) !== 0) return false;
    chmodSync(path, mode);
    return true;
  } catch {
    // Of another account, or gone meanwhile: not ours to change.
    return false;
  }
}

const isOurs = ({ name }: Dirent): boolean => OURS.test(name) || name === READ_MODELS;

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function tightenFiles(folder: string, entries: readonly Dirent[]): readonly string[] {
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ name }) => join(folder, name)).filter((path) => tighten(path, FILE));
}

/**
 * Takes what a data folder holds from the other accounts of the machine, who had it from an earlier
 * release: databases, secrets and their folders. The folder itself only where there is nothing in it
 * but what is ours.
 * @returns the paths that were changed
 */
export function keepPrivate(dataDir: string): readonly string[] {
  if (process.platform === 'win32') return [];
  const entries = entriesOf(dataDir);
  const ours = entries.filter(isOurs);
  const changed = [...tightenFiles(dataDir, ours)];
  for (const { name } of ours.filter((entry) => entry.isDirectory())) {
    const folder = join(dataDir, name);
    changed.push(...tightenFiles(folder, entriesOf(folder)));
    if (tighten(folder, FOLDER)) changed.push(folder);
  }
  const alone = entries.every((entry) => isOurs(entry) || HARMLESS.includes(entry.name));
  if (ours.length > 0 && alone && tighten(dataDir, FOLDER)) changed.push(dataDir);
  return changed;
}
