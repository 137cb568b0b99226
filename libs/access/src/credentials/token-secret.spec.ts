import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSecondFactorSecret, loadTokenSecret } from './token-secret.js';

describe('given a data folder without a secret', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secret-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('when several processes load it at once, then all get the one that is kept', async () => {
    const dataDir = join(folder, 'data');
    const loaded = await Promise.all([1, 2, 3, 4].map(() => loadTokenSecret(dataDir, {})));
    expect(new Set(loaded).size).toBe(1);
    expect(await loadTokenSecret(dataDir, {})).toBe(loaded[0]);
    expect((await stat(join(dataDir, 'token.secret'))).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(['token.secret']);
  });

  it('when TOKEN_SECRET is set, then it is taken and nothing is written', async () => {
    const secret = 'never guessed by anybody, I hope';
    expect(await loadTokenSecret(folder, { TOKEN_SECRET: secret })).toBe(secret);
    expect(await readdir(folder)).toEqual([]);
  });

  it('when second factors need a secret, then they have one of their own, for its owner only', async () => {
    const secret = await loadSecondFactorSecret(folder);
    expect(secret).not.toBe(await loadTokenSecret(folder, {}));
    expect(await loadSecondFactorSecret(folder)).toBe(secret);
    expect((await stat(join(folder, 'second-factor.secret'))).mode & 0o777).toBe(0o600);
  });

  it('when a secret is too short or one character over and over, then it is an error [L5]', async () => {
    const uniform = loadTokenSecret(folder, { TOKEN_SECRET: 'a'.repeat(64) });
    await expect(uniform).rejects.toThrow('TOKEN_SECRET');
    await expect(loadTokenSecret(folder, { TOKEN_SECRET: 'short' })).rejects.toThrow(TypeError);
    await writeFile(join(folder, 'token.secret'), 'short');
    await expect(loadTokenSecret(folder, {})).rejects.toThrow(TypeError);
  });
});
