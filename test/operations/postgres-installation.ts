import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';
const TOOLS = ['initdb', 'pg_ctl', 'postgres', 'pg_dump', 'pg_restore', 'createdb'];

/**
 * Folder of a PostgreSQL with its tools: `PG_BIN`, or Debian's newest. The server that other tests
 * start comes without `pg_dump`, and one of an older release refuses to dump a newer server.
 */
export function installedPostgres(): string | undefined {
  const releases = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().reverse() : [];
  const folders = [process.env['PG_BIN'], ...releases.map((one) => join(DEBIAN, one, 'bin'))];
  return folders.find((bin) => bin && TOOLS.every((tool) => existsSync(join(bin, tool))));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A server of that installation on a free port, and its tools. */
export class InstalledPostgres {
  private constructor(
    private readonly bin: string,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(bin: string): Promise<InstalledPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'shaodao-pg-'));
    const server = new InstalledPostgres(bin, folder, await freePort());
    if (process.getuid?.() === 0) {
      const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])));
      chownSync(folder, uid!, gid!);
    }
    const data = join(folder, 'data');
    server.asOwner('initdb', '-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync');
    const options = `-p ${server.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
    server.asOwner('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
    return server;
  }

  url(database: string): string {
    return `postgres://postgres@127.0.0.1:${this.port}/${database}`;
  }

  /** Path of one of its programs. */
  tool(name: string): string {
    return join(this.bin, name);
  }

  createDatabase(name: string): void {
    execFileSync(this.tool('createdb'), ['--maintenance-db', this.url('postgres'), name]);
  }

  stop(): void {
    this.asOwner('pg_ctl', '-D', join(this.folder, 'data'), '-m', 'fast', '-w', 'stop');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A server refuses to run as root: then it runs as the user `postgres`. */
  private asOwner(tool: string, ...args: readonly string[]): void {
    const command = [this.tool(tool), ...args];
    const root = process.getuid?.() === 0;
    const [program, ...rest] = root ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(program!, rest, { stdio: 'ignore', cwd: '/' });
  }
}
