import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { resolve } from 'node:path';

import { WebSocket } from 'ws';

import { openLog } from '#runtime';

import { foundDistrict } from '../support/district.js';
import type { Client } from '../support/graphql-client.js';
import { temporaryFolder } from '../support/served.js';

const ADMIN = resolve('dist/apps/admin/src/main.js');

/** Runs the built command line on a data folder; what it printed, and its exit code. */
export async function admin(dataDir: string, ...args: string[]) {
  const child = spawn(process.execPath, [ADMIN, '--data-dir', dataDir, ...args], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

/** A data folder with the small district in it. */
export async function districtFolder(): Promise<string> {
  const dataDir = temporaryFolder();
  const log = await openLog(dataDir, 'inline');
  await foundDistrict(log, 2);
  await log.close();
  return dataDir;
}

export const me = async (client: Client): Promise<number> =>
  (await client.send('{ me { username } }')).status;

/** A graphql-ws socket that subscribes at once, and what came over it. */
export class Listening {
  readonly pushed: string[] = [];
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;

  private constructor(url: string) {
    this.#socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    this.closed = new Promise((done) => this.#socket.once('close', (code) => done(code)));
  }

  static async open(url: string, token: string, subscription: string): Promise<Listening> {
    const listening = new Listening(url);
    const socket = listening.#socket;
    await once(socket, 'open');
    const acknowledged = new Promise<void>((done, failed) => {
      socket.once('close', failed);
      socket.on('message', (raw: Buffer) => {
        const message = JSON.parse(String(raw)) as { type: string };
        if (message.type === 'connection_ack') done();
        if (message.type === 'next') listening.pushed.push(String(raw));
      });
    });
    const payload = { authorization: `Bearer ${token}` };
    socket.send(JSON.stringify({ type: 'connection_init', payload }));
    await acknowledged;
    const subscribe = { id: '1', type: 'subscribe', payload: { query: subscription } };
    socket.send(JSON.stringify(subscribe));
    return listening;
  }

  /** Until so many results have come. */
  async until(results: number): Promise<void> {
    while (this.pushed.length < results) await new Promise((done) => setTimeout(done, 20));
  }

  end(): void {
    this.#socket.terminate();
  }
}

/** The status with which an address of this machine answers; undefined where nobody listens. */
export function answerAt(host: string, port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const asked = request({ host, port, path: '/health/live' }, (response) => {
      response.resume();
      done(response.statusCode);
    });
    asked.once('error', () => done(undefined));
    asked.end();
  });
}
