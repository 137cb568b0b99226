import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Standings } from '#access';

const NAME = 'first-administrator.txt';

/**
 * The password of the first administrator, in a file of mode 0600 in the data folder and nowhere else:
 * logs are kept and copied. The file is there until the password was changed.
 */
export class FirstPassword {
  readonly file: string;
  readonly password = randomBytes(12).toString('base64url');
  readonly #draft: string;

  constructor(dataDir: string) {
    this.file = join(dataDir, NAME);
    this.#draft = `${this.file}.${randomUUID()}`;
  }

  /** Before the account is opened, so that no password is lost. */
  async prepare(username: string): Promise<void> {
    const text = `用户名 username: ${username}\n初始密码 initial password: ${this.password}\n`;
    await writeFile(this.#draft, text, { mode: 0o600, flag: 'wx' });
  }

  keep(): Promise<void> {
    return rename(this.#draft, this.file);
  }

  /** Another process was first. */
  discard(): Promise<void> {
    return rm(this.#draft, { force: true });
  }
}

/** Removes the file once the password was changed, whichever process changed it, also before this one started. */
export async function forgetFirstPassword(
  standings: Standings,
  { dataDir, username }: { readonly dataDir: string; readonly username: string },
): Promise<void> {
  const file = join(dataDir, NAME);
  if (!existsSync(file)) return;
  const look = async (changed: string): Promise<void> => {
    if (changed !== username || !existsSync(file)) return;
    const standing = await standings.account(username);
    if (!standing?.passwordInitial || standing.closed) await rm(file, { force: true });
  };
  standings.onChange(look);
  await look(username);
}
