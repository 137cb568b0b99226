import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { removeFolder, serveApi, temporaryFolder } from '../support/served.js';

const MAIN = resolve('dist/apps/api/src/main.js');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout!.on('data', (chunk: Buffer) => (stdout += String(chunk)));
  child.stderr!.on('data', (chunk: Buffer) => (stderr += String(chunk)));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, stdout, stderr };
}

describe('given somebody who starts the service for the first time', () => {
  const dataDir = temporaryFolder();
  afterAll(() => removeFolder(dataDir));

  it('when help is asked for, then it is told and nothing is started', async () => {
    const { code, stdout } = await ended(start(['--help'], { DATA_DIR: dataDir }));
    expect([code, stdout]).toEqual([0, expect.stringContaining('用法：npm start')]);
  }, 30_000);

  it('when the port is taken, then one line says so and what to do', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '0.0.0.0', listening));
    const { port } = other.address() as AddressInfo;
    const env = { DATA_DIR: dataDir, PORT: String(port), HOST: '0.0.0.0' };
    const { code, stderr } = await ended(start([], env));
    other.close();
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      `端口 ${port} 已被占用：先停止占用它的程序，或换一个端口，例如 PORT=${port + 1} npm start`,
    ]);
  }, 60_000);

  it('when it is stopped twice in a row while the demo is made, then it ends in order and goes on later', async () => {
    const child = start([], { DATA_DIR: dataDir, PORT: '0', DEMO: 'true', HOST: '127.0.0.1' });
    const end = ended(child);
    await new Promise<void>((begun) => {
      let told = '';
      child.stderr!.on('data', (chunk: Buffer) => {
        // A line may come in two chunks, and a busy machine may see several tenths at once.
        told += chunk.toString('latin1');
        if (/ [2-9]0%/.test(told)) begun();
      });
    });
    child.kill('SIGINT');
    await delay(20);
    child.kill('SIGINT');
    const { code, stderr } = await end;
    expect(stderr).not.toContain('演示区已就绪');
    expect(stderr).not.toMatch(/Error|错误/);
    expect(code).toBe(0);
    const served = await serveApi({ dataDir, env: { DEMO: 'true' } });
    expect(served.log()).toContain('演示区已就绪');
    expect(served.log()).not.toContain('已略过');
    const neighbour = await serveApi({ dataDir, env: { DEMO: 'true' } });
    expect(neighbour.log()).toContain(`${served.url} 的服务也在使用数据目录 ${dataDir}`);
    expect([await neighbour.stop(), await served.stop()]).toEqual([0, 0]);
    const alone = await serveApi({ dataDir, env: { DEMO: 'true' } });
    expect(alone.log()).not.toContain('也在使用数据目录');
    expect(await alone.stop()).toBe(0);
  }, 240_000);
});
