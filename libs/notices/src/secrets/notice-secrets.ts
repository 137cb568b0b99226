import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What a subscription is signed or authorised with. */
export interface NoticeSecret {
  /** HMAC secret of a webhook; key of a WeCom robot; signing secret (加签) of a DingTalk robot. */
  readonly value: string;
  /** `access_token` of a DingTalk robot. */
  readonly token?: string;
}

type Secrets = Readonly<Record<string, NoticeSecret>>;

const secretKey = (organisation: string, name: string): string => `${organisation}/${name}`;

/**
 * Secrets of subscriptions, in a file that only its owner may read. Each belongs to an organisation, so
 * that nobody can subscribe with another's secret. They are not in the log, because it is permanent,
 * read by every process and copied to backups, while a secret must be replaceable and confidential.
 */
export class NoticeSecrets {
  private known: { readonly modified: number; readonly secrets: Secrets } | undefined;

  constructor(private readonly file: string) {}

  /** Reads the file again whenever it has changed. */
  async find(organisation: string, name: string): Promise<NoticeSecret | undefined> {
    return (await this.all())[secretKey(organisation, name)];
  }

  /** `<organisation>/<name>` of each secret. */
  async names(): Promise<readonly string[]> {
    return Object.keys(await this.all()).sort();
  }

  async set(organisation: string, name: string, secret: NoticeSecret): Promise<void> {
    await this.write({ ...(await this.all()), [secretKey(organisation, name)]: secret });
  }

  /** @returns false where there was none */
  async remove(organisation: string, name: string): Promise<boolean> {
    const { [secretKey(organisation, name)]: found, ...left } = await this.all();
    if (found) await this.write(left);
    return found !== undefined;
  }

  private async all(): Promise<Secrets> {
    const modified = await stat(this.file).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
    if (modified === undefined) return {};
    if (this.known?.modified === modified) return this.known.secrets;
    const secrets = JSON.parse(await readFile(this.file, 'utf8')) as Secrets;
    this.known = { modified, secrets };
    return secrets;
  }

  /** Replaces the file at once, so that no reader sees half of it. */
  private async write(secrets: Secrets): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true });
    const temporary = `${this.file}.${process.pid}`;
    await writeFile(temporary, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
    await chmod(temporary, 0o600);
    await rename(temporary, this.file);
    this.known = undefined;
  }
}
