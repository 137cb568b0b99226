import { chmodSync, type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** File mode mask of our processes: only their own account may read what they write. */
export const PRIVATE_UMASK = 0o077;

const OTHERS = 0o007;
const STICKY = 0o1000;
const FILE = 0o600;
const FOLDER = 0o700;

/**
 * Files that this service writes into a data folder: they hold password hashes, residents' data and
 * secrets.
 */
const OURS = /\.(db|secret|lock|key)(-wal|-shm|-journal)?$|^(notice-secrets\.json|service\.url)$/;
const FOLDERS: readonly string[] = ['read', 'keys', 'evidence'];
/** Other entries of a data folder that hold no secrets. */
const HARMLESS: readonly string[] = ['rules', 'checkpoints', 'lost+found'];

/**
 * Withdraws the rights of others.
 * @returns whether it had to be and could be done
 */
function tighten(path: string, mode: number): boolean {
  try {
    const now = statSync(path).mode;
    // Rights of the group are the operator's decision; rights of everybody else never are.
    if ((now & OTHERS) === 0 || (now & STICKY) !== 0) return false;
    chmodSync(path, mode);
    return true;
  } catch {
    // Owned by another account, or deleted meanwhile: nothing to change.
    return false;
  }
}

const isOurs = ({ name }: Dirent): boolean => OURS.test(name) || FOLDERS.includes(name);

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
 * Withdraws other accounts' rights to a data folder's databases, secrets and their folders, which
 * earlier releases granted. The folder itself is changed only if it holds nothing but our own
 * files.
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
