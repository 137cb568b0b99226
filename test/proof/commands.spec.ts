import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { createProgram } from '../../apps/admin/src/program.js';
import { AttackedLog } from './attacked-log.js';

const home = mkdtempSync(join(tmpdir(), 'shaodao-proof-commands-'));
const dataDir = join(home, 'data');
const outside = join(home, 'outside');
const file = (number: number) => join(outside, `checkpoint-00000${number}.json`);

beforeAll(async () => {
  process.env['CHECKPOINT_DIR'] = outside;
  const log = await AttackedLog.open({ kind: 'sqlite', dataDir });
  await log.play();
  await log.close();
});
afterAll(() => {
  delete process.env['CHECKPOINT_DIR'];
  rmSync(home, { recursive: true });
});

/** What a command of the command line printed; its refusal, where it was refused. */
async function admin(...args: string[]): Promise<string> {
  const lines: string[] = [];
  const program = createProgram((line) => lines.push(line)).exitOverride();
  const run = program.parseAsync(['node', 'shaodao', '--data-dir', dataDir, ...args]);
  await run.catch((error: { code?: string }) => lines.push(String(error.code)));
  return lines.join('\n');
}

async function audit(...args: string[]): Promise<string> {
  const copy = join(home, `${performance.now()}.jsonl`);
  await admin('export-log', copy);
  const script = resolve('apps/verify-log.mjs');
  const run = promisify(execFile)(process.execPath, [script, copy, ...args], { cwd: home });
  return run.then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
}

const verify = () => admin('verify', '--log-only');
const keyIn = (text: string) => /公钥 (\S+)/.exec(text)?.[1] ?? '';

describe('given a data folder, and a folder outside it for checkpoints', () => {
  let key: string;
  let cosigner: string;

  it('when one is signed, then it is kept outside, and verify knows it', async () => {
    const printed = await admin('checkpoint', 'sign');
    key = keyIn(printed);
    expect(printed).toContain('检查点 1：7 个事件，3 个事件流有变化');
    expect(await admin('checkpoint', 'key')).toBe(key);
    expect(statSync(join(dataDir, 'checkpoint.key')).mode & 0o077).toBe(0);
    expect(await verify()).toContain('核对无误');
    expect(await admin('checkpoint', 'begin')).toContain('没有改动');
  });

  it('when a second party countersigns it, then an auditor can ask for that signature', async () => {
    const theirs = join(home, 'their.key');
    cosigner = keyIn(await admin('checkpoint', 'countersign', file(1), '--key', theirs));
    const given = ['--checkpoints', outside, '--key', key, '--cosigner', cosigner];
    expect(await audit(...given)).toContain('核对无误');
    expect(await audit('--checkpoints', outside, '--cosigner', key)).toContain(
      '没有所给密钥的会签',
    );
  });

  it('when the key is rotated, then the series goes on, and the first key still vouches for it', async () => {
    const next = keyIn(await admin('checkpoint', 'rotate-key'));
    expect(keyIn(await admin('checkpoint', 'sign'))).toBe(next);
    expect(next).not.toBe(key);
    expect(await admin('verify', '--log-only', '--key', key)).toContain('核对无误');
    expect(await audit('--checkpoints', outside, '--key', key)).toContain('核对无误');
    expect(await audit('--checkpoints', outside, '--key', next)).toContain('由别的密钥签名');
  });

  it('when a checkpoint outside is altered, then its signature no longer fits', async () => {
    const altered = readFileSync(file(2), 'utf8').replace('"events": 8', '"events": 9');
    const copy = mkdtempSync(join(home, 'copy-'));
    writeFileSync(join(copy, 'checkpoint-000002.json'), altered);
    expect(await audit('--checkpoints', copy)).toContain('签名不符');
  });

  it('when one arrival time is changed in the file, then verify names it and fails', async () => {
    const db = new Database(join(dataDir, 'events.db'));
    const change = db.prepare(
      `UPDATE events SET data = replace(data, 'T10:00', 'T09:05') WHERE type = 'DepartmentArrived' AND revision = 1`,
    );
    expect(change.run().changes).toBe(2);
    db.close();
    const printed = await verify();
    for (const [stream, day] of [
      ['whistle-a', '01'],
      ['whistle-b', '02'],
    ])
      expect(printed).toContain(
        `${stream}@1 DepartmentArrived（2026-11-${day}T09:05:00.000Z）与链值不符：内容被改动`,
      );
    expect(printed).toContain('VERIFY_FAILED');
  });
});
