import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** HS256 requires a key at least as long as its hash (RFC 7518, 3.2). */
const SHORTEST_BYTES = 32;

const isCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

/** 32 random bytes practically never have fewer different characters, in hexadecimal either. */
const FEWEST_DISTINCT = 8;

/** What is wrong with a secret, in Chinese and without the secret; undefined where nothing is. */
export function weaknessOfSecret(secret: string): string | undefined {
  if (Buffer.byteLength(secret) < SHORTEST_BYTES) return `至少 ${SHORTEST_BYTES} 个字符`;
  if (new Set(secret).size < FEWEST_DISTINCT)
    return `须为随机字符，至少有 ${FEWEST_DISTINCT} 种不同的字符（如 openssl rand -hex 32）`;
  return undefined;
}

function requireStrong(secret: string, source: string): string {
  const weakness = weaknessOfSecret(secret);
  if (weakness === undefined) return secret;
  throw new TypeError(`${source}：${weakness}`);
}

/** Creates the file at once with its whole content, unless another process was first. */
async function createSecret(file: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
}

/** The content of a file (mode 0600) in the data folder, created on first use. */
async function loadSecret(dataDir: string, name: string): Promise<string> {
  const file = join(dataDir, name);
  await mkdir(dataDir, { recursive: true });
  for (;;) {
    try {
      return requireStrong((await readFile(file, 'utf8')).trim(), file);
    } catch (error) {
      if (!isCode(error, 'ENOENT')) throw error;
      await createSecret(file);
    }
  }
}

/**
 * The secret that tokens are signed with: `TOKEN_SECRET` where it is set, otherwise the content of
 * `<dataDir>/token.secret`, created on first use so that tokens survive a restart.
 * @throws TypeError for a secret that is too short or too uniform; file system errors as they are.
 */
export async function loadTokenSecret(
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string> {
  const given = environment['TOKEN_SECRET'];
  return given ? requireStrong(given, 'TOKEN_SECRET') : loadSecret(dataDir, 'token.secret');
}

/**
 * The secret that seals second factors, where the environment names none: the content of
 * `<dataDir>/second-factor.secret`. It is not the one of tokens, which may be renewed at any time.
 * @throws as {@link loadTokenSecret}
 */
export const loadSecondFactorSecret = (dataDir: string): Promise<string> =>
  loadSecret(dataDir, 'second-factor.secret');
